"""What a careless reader of the notice of 2009 gets wrong: what must hold at each of its traps."""

from functools import cache

import pytest

from cooperation_graph.document_number import document_numbers
from cooperation_graph.model import Commitment, Kind, Measure, MeasureStatus, Mention, Mode, Reading, Role, State
from cooperation_graph.pipeline import read_notice
from cooperation_graph.resources import resource


@cache
def notice() -> Reading:
    return read_notice(resource("data/notices/shenyang-2009-1.txt"))


def printed(start: int, end: int) -> str:
    return notice().source.text[start:end]


def task(path: str) -> Commitment:
    return next(each for each in notice().commitments if each.path == path)


def measures(path: str, status: MeasureStatus = MeasureStatus.PROMISED) -> dict[str, Measure]:
    return {printed(*each.span): each for each in task(path).measures if each.status is status}


def restored(path: str) -> list[str]:
    return [each.full_name for each in task(path).responsibilities]


def mentions(kind: Kind) -> list[str]:
    return [printed(*each.span) for each in notice().mentions if each.kind is kind]


def entity(start: int, end: int) -> str:
    return next(link.iri for link in notice().links if link.span == (start, end))


def canonical(iri: str) -> str | None:
    return next(each.canonical for each in notice().entities if each.iri == iri)


def served(path: str) -> set[str]:
    return {fact.object for fact in task(path).facts if fact.predicate == "cg:beneficiary"}


def touching(start: int, end: int) -> list[Mention]:
    return [each for each in notice().mentions if each.span.start < end and start < each.span.end]


def test_a_blank_line_inside_a_document_number_does_not_cut_it() -> None:
    numbers = [each.number for each in notice().citations if each.number is not None]
    assert (numbers[0].value, printed(*numbers[0].span)) == ("辽委发〔2008〕19号", "辽委\n\n发〔2008〕19号")


def test_a_blank_line_inside_a_sentence_does_not_end_it() -> None:
    broken = "将有计划地安排到我市\n\n接受职业教育"
    assert [text for text in measures("3.7") if broken in text] == [
        f"从2009年春季开始，辽西北地区初中毕业生根据本人意愿，{broken}"
    ]


def test_a_number_in_square_brackets_is_the_one_in_hexagonal_brackets() -> None:
    number = notice().outline.masthead.document_number
    assert number is not None
    assert [each.value for each in document_numbers("沈政发[2009]1号")] == [number.value] == ["沈政发〔2009〕1号"]


def test_an_ascii_comma_separates_like_a_chinese_one() -> None:
    assert printed(300, 301) == ","
    assert [each.relation for each in notice().citations[:2]] == ["basedOn", "basedOn"]


def test_ascii_brackets_inside_an_addressee_belong_to_its_name() -> None:
    addressees = [each.value for each in notice().outline.masthead.addressees]
    assert addressees == ["各区、县(市)人民政府", "市政府各部门", "各直属机构"]


def test_a_city_written_once_stands_before_both_departments() -> None:
    assert restored("3.2") == ["市交通局", "市发改委", "市规划国土局"]
    assert canonical(entity(1454, 1459)) == "沈阳市规划和国土资源局"


def test_a_city_written_once_stands_before_an_office_too() -> None:
    assert restored("3.3") == ["市中小企业局", "市外经贸局", "市大型活动办"]
    assert canonical(entity(1672, 1677)) == "沈阳市大型活动办公室"


def test_governments_below_the_city_take_no_city_of_the_list() -> None:
    assert restored("3.1") == ["市发改委", "市经委", "于洪区政府", "新民市政府"]
    assert (entity(1324, 1329), entity(1330, 1335)) == ("org/210114/人民政府", "org/210181/人民政府")


def test_departments_concerned_are_an_open_group_of_the_city_and_no_department() -> None:
    parts = [part for each in notice().commitments for part in each.responsibilities if part.collective]
    assert [(part.path, part.full_name) for part in parts] == [(f"3.{n}", "市直有关部门") for n in (4, 5, 6)]
    group = next(each for each in notice().entities if each.iri == entity(1910, 1916))
    told = {(fact.predicate, fact.object) for fact in group.facts}
    assert group.kind is Kind.COLLECTIVE_AGENT
    assert {("cg:openSet", "true"), ("cg:parentGovernment", "org/210100/人民政府")} <= told


def test_a_task_about_one_city_may_serve_another() -> None:
    assert "zone/铁岭凡河新城" in served("3.2")


@pytest.mark.parametrize("path", ["3.6", "3.7"])
def test_tasks_for_the_region_serve_the_region(path: str) -> None:
    assert "region/辽西北" in served(path)


def test_an_unusual_word_is_kept_as_printed() -> None:
    leading = [fact.object for fact in task("3.1").facts if fact.predicate == "cg:leadingIndustry"]
    assert leading == ["industry/装备制造配套产业", "industry/新型能源（煤化工）", "industry/住文化产业"]


def test_an_unusual_word_is_flagged_for_review() -> None:
    flagged = [each for each in notice().findings if each.name == "住文化产业"]
    assert [(each.code, dict(each.values)) for each in flagged] == [("unverified", {"verb": "住", "field": "文化"})]


def test_an_industry_may_be_the_gloss_of_a_leading_one_and_a_related_one() -> None:
    told = {(fact.predicate, fact.object) for fact in task("3.1").facts}
    assert {("cg:leadingIndustry", "industry/新型能源（煤化工）"), ("cg:relatedIndustry", "industry/煤化工")} <= told


def test_a_number_inside_the_title_of_another_document_is_not_its_own() -> None:
    second = notice().citations[1]
    assert second.title is not None
    assert "辽委发〔2008〕19号" in second.title.value
    assert second.number is not None
    assert second.number.value == "辽政办发〔2008〕86号"


def test_an_alias_that_is_the_word_for_the_genre_means_the_document_it_was_given_to() -> None:
    assert printed(965, 967) == "通知"
    assert entity(965, 967) == "document/辽政办发〔2008〕86号"


def test_an_enumeration_inside_quotation_marks_is_one_name() -> None:
    assert printed(1065, 1075) == "“一核、五带、十群”"
    assert all(each.span.start <= 1066 and each.span.end >= 1074 for each in touching(1066, 1074))
    assert not any(1065 <= each.span.start < 1075 for each in task("3.1").targets)


def test_modifiers_before_one_noun_are_one_object() -> None:
    assert "共同建设休闲、旅游、度假新景区" in measures("3.4")


def test_an_enumeration_inside_the_name_of_a_meeting_does_not_cut_it() -> None:
    assert "沈阳、阜新液压特色产业、机械铸造产业项目专题对接会" in mentions(Kind.PLANNED_EVENT)


def test_a_list_that_ends_with_and_others_is_read_to_its_end() -> None:
    assert mentions(Kind.TOURIST_SITE) == ["海州露天矿国家矿山公园", "瑞应寺", "海棠山", "大青沟"]
    told = measures("3.4")
    assert told["重点营销海州露天矿国家矿山公园、瑞应寺、海棠山、大青沟等旅游线路"].open_list
    assert not told["共同建设休闲、旅游、度假新景区"].open_list


def test_a_site_named_among_those_of_a_city_is_not_placed_there_without_a_source() -> None:
    site = next(each for each in notice().entities if each.iri == entity(1841, 1844))
    assert [fact.object for fact in site.facts if fact.predicate == "cg:locatedIn"] == ["place/150522"]
    assert [each.code for each in notice().findings if each.name == "大青沟"] == ["ambiguous"]


def test_dashes_are_no_date() -> None:
    assert printed(74, 79) == "-----"
    assert notice().outline.masthead.expires is None


def test_the_markup_of_a_link_is_no_part_of_the_name() -> None:
    label, field = notice().outline.masthead.labelled[-1]
    assert (label, field.value, printed(*field.span)) == ("文件来源", "沈阳市", "沈阳市")


def test_each_city_means_those_of_the_region_named_before() -> None:
    parties = measures("3.6")["定期为各市发布用工信息"].beneficiaries
    assert [each.name for each in parties] == ["辽西北各市"]


def test_one_character_stands_for_the_city() -> None:
    meeting = next(each for text, each in measures("3.5").items() if "在沈召开" in text)
    assert [(each.name, each.mode) for each in meeting.places] == [("沈阳市", Mode.EXPLICIT)]


def test_what_is_completed_is_not_promised() -> None:
    assert [text for text in measures("3.1") if "编制完成" in text] == []
    assert len(measures("3.1", MeasureStatus.DONE)) == 1


def test_what_is_only_expected_is_not_promised() -> None:
    assert [text for text in measures("3.6") if "转移到我市" in text] == []
    assert len(measures("3.6", MeasureStatus.FORECAST)) == 1


def test_a_body_that_acts_in_the_text_stands_in_no_responsibility() -> None:
    found = measures("3.3")
    first, second = found["沈阳市政府驻外办事机构积极为阜新市招商引资搭建平台"], found["提供支持和服务"]
    assert [(each.name, each.mode) for each in first.actors] == [("沈阳市政府驻外办事机构", Mode.EXPLICIT)]
    assert [(each.name, each.mode) for each in second.actors] == [("沈阳市政府驻外办事机构", Mode.INHERITED)]
    assert all("驻外" not in each.full_name for each in task("3.3").responsibilities)


def test_a_word_that_begins_like_the_belt_is_not_the_belt() -> None:
    assert printed(557, 561) == "产业带动"
    assert touching(557, 561) == []


def test_a_task_at_the_end_of_a_cut_text_is_truncated_and_not_without_a_lead() -> None:
    last = task("3.8")
    assert (last.state, last.responsibilities) == (State.TRUNCATED, ())
    leads = [part for each in notice().commitments for part in each.responsibilities if part.role is Role.LEAD]
    assert len(leads) == 7


def test_departments_of_two_cities_never_share_an_iri() -> None:
    other = read_notice(resource("data/notices/02-yunchuan-broken-lines.txt"))
    ours, theirs = ({each.iri for each in told.entities if each.iri.startswith("org/")} for told in (notice(), other))
    names = {each.label for each in notice().entities} & {each.label for each in other.entities}
    assert "市经委" in names
    assert {iri for iri in ours & theirs if not iri.startswith("org/210000/")} == set()
