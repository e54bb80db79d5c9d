"""Names become (place, body), things with a source, or stay unresolved; nothing is guessed."""

from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from cooperation_graph.model import Derivation, Entity, Field, Kind, Reading, Source, Span
from cooperation_graph.pipeline import read_notice, understand
from cooperation_graph.resolve.bodies import body, body_iri, canonical
from cooperation_graph.resolve.setting import Setting, issuer_place
from cooperation_graph.resources import resource

SHARED = Path(__file__).parent.parent.parent / "shared"


@cache
def notice(name: str) -> Reading:
    return read_notice(resource("data/notices") / name)


def told(text: str) -> Reading:
    return understand(Source("a.txt", sha256(text.encode()).hexdigest(), "text/plain", text))


def entity(reading: Reading, iri: str) -> Entity:
    return next(each for each in reading.entities if each.iri == iri)


def facts(reading: Reading, iri: str) -> set[tuple[str, str]]:
    return {(fact.predicate, fact.object) for fact in entity(reading, iri).facts}


def relations(reading: Reading) -> set[tuple[str, str, str]]:
    return {(each.subject, each.fact.predicate, each.fact.object) for each in reading.relations}


def codes(reading: Reading) -> list[tuple[str, str]]:
    return [(each.code, reading.source.quote(each.span) if each.span else "") for each in reading.findings]


def at(issuer: str, day: str) -> Setting:
    on = date.fromisoformat(day)
    return Setting("K", on, issuer_place(issuer, on), Field(issuer, Span(0, 1)), f"issuer {issuer}")


SHENYANG, LIAONING, STATE = (
    ("沈阳市人民政府", "2009-01-19"),
    ("辽宁省人民政府", "2019-05-01"),
    ("国务院办公厅", "2017-01-01"),
)
ZHANGWU, XINMIN, BEIJING = (
    ("彰武县人民政府", "2015-05-01"),
    ("新民市人民政府", "2015-05-01"),
    ("北京市人民政府办公厅", "2020-05-01"),
)
YUNCHUAN = ("云川市人民政府", "2021-06-30")

BODIES = [
    (SHENYANG, "市发改委", "org/210100/发改委", "沈阳市发展和改革委员会"),
    (SHENYANG, "市发展改革委", "org/210100/发改委", "沈阳市发展和改革委员会"),
    (SHENYANG, "市发展和改革委员会", "org/210100/发改委", "沈阳市发展和改革委员会"),
    (SHENYANG, "市中小企业局", "org/210100/中小企业局", "沈阳市中小企业局"),
    (SHENYANG, "于洪区政府", "org/210114/人民政府", "沈阳市于洪区人民政府"),
    (SHENYANG, "新民市政府", "org/210181/人民政府", "新民市人民政府"),
    (SHENYANG, "和平区政府", "org/210102/人民政府", "沈阳市和平区人民政府"),
    (SHENYANG, "省委", "org/210000/党委", "中国共产党辽宁省委员会"),
    (SHENYANG, "中共辽宁省委", "org/210000/党委", "中国共产党辽宁省委员会"),
    (SHENYANG, "教育部", "org/100000/教育部", "教育部"),
    (SHENYANG, "团市委", "org/210100/团委", "共产主义青年团沈阳市委员会"),
    (SHENYANG, "市绿化办", "org/210100/绿化办", None),
    (LIAONING, "财政厅", "org/210000/财政厅", "辽宁省财政厅"),
    (LIAONING, "沈阳市政府", "org/210100/人民政府", "沈阳市人民政府"),
    (STATE, "发展改革委", "org/100000/发改委", "国家发展和改革委员会"),
    (STATE, "市场监管总局", "org/100000/市场监管总局", "国家市场监督管理总局"),
    (STATE, "国务院审改办", "org/100000/国务院审改办", None),
    (ZHANGWU, "教育局", "org/210922/教育局", "彰武县教育局"),
    (ZHANGWU, "市教育局", "org/210900/教育局", "阜新市教育局"),
    (XINMIN, "市教育局", "org/210181/教育局", "新民市教育局"),
    (XINMIN, "沈阳市财政局", "org/210100/财政局", "沈阳市财政局"),
    (BEIJING, "市教委", "org/110000/教委", "北京市教育委员会"),
    (BEIJING, "朝阳区政府", "org/110105/人民政府", "北京市朝阳区人民政府"),
    (YUNCHUAN, "市自然资源局", "org/云川市/自然资源局", "云川市自然资源局"),
    (YUNCHUAN, "人行云川中心支行", "org/云川市/人行中心支行", "中国人民银行云川中心支行"),
    (YUNCHUAN, "云川银保监分局", "org/云川市/银保监分局", "中国银行保险监督管理委员会云川监管分局"),
    (YUNCHUAN, "南昌海关", "org/360100/海关", "南昌海关"),
    (YUNCHUAN, "国网云川供电公司", "enterprise/云川市/供电公司", "国网云川供电公司"),
    (YUNCHUAN, "空港新区管委会", "org/云川市/空港新区管委会", None),
]


@pytest.mark.parametrize(("where", "name", "iri", "full"), BODIES, ids=str)
def test_a_body_is_known_by_its_place_and_its_row(
    where: tuple[str, str], name: str, iri: str, full: str | None
) -> None:
    setting = at(*where)
    found = body(name, setting)
    assert (body_iri(found, setting), canonical(found, setting)) == (iri, full)


OPEN = [
    (SHENYANG, "财政局"),  # the city's, or a district's
    (SHENYANG, "税务局"),  # vertical: never takes the issuer's place
    (SHENYANG, "市中区政府"),
    (LIAONING, "铁西区政府"),  # Shenyang's and Anshan's
    (LIAONING, "市教育局"),
    (STATE, "教育局"),
    (STATE, "省发展改革委"),
    (XINMIN, "区教育局"),
    (YUNCHUAN, "北岗区政府"),
    (YUNCHUAN, "和平区政府"),
    (YUNCHUAN, "高新区管委会"),
    (YUNCHUAN, "省交通运输厅"),
    (YUNCHUAN, "省局登记注册处"),
    (LIAONING, "中共辽宁省委辽宁省人民政府"),  # two bodies in one name
]


@pytest.mark.parametrize(("where", "name"), OPEN)
def test_what_nothing_decides_stays_unresolved_and_says_why(where: tuple[str, str], name: str) -> None:
    setting = at(*where)
    found = body(name, setting)
    assert (found.place, body_iri(found, setting)) == (None, f"unresolved/K/{name}")
    assert found.why


@pytest.mark.parametrize(
    ("day", "iri"),
    [("2020-03-09", "org/云川市/地方金融监管局"), ("2023-09-01", "org/云川市/金融监管局")],
)
def test_one_short_form_means_the_body_of_its_day_and_after_the_reform_two(day: str, iri: str) -> None:
    setting = at("云川市人民政府", day)
    found = body("市金融监管局", setting)
    assert body_iri(found, setting) == iri
    assert bool(found.ambiguous) == (day > "2023-05")


def test_a_name_out_of_use_on_the_day_is_unverified() -> None:
    reading = told(
        "云川市人民政府通知\n云政发〔2021〕1号\n一、主要任务\n（一）修路。（市交通局负责）\n云川市人民政府\n2021年6月30日\n"
    )
    assert ("cg:verification", "unverified") in facts(reading, "org/云川市/交通局")
    assert ("unverified", "市交通局") in codes(reading)


def test_a_signboard_is_another_name_of_the_same_body() -> None:
    reading = notice("12-yunchuan-after-reform.txt")
    assert ("skos:altLabel", "市文物局") in facts(reading, "org/云川市/文化旅游和广播电视局")


def test_a_reform_gives_a_dated_event_and_does_not_merge_the_two_bodies() -> None:
    reading = notice("12-yunchuan-before-reform.txt")
    event = "reorganisation/云川市/2009..2010/人社局"
    assert (event, "org:originalOrganization", "org/云川市/劳动和社会保障局") in relations(reading)
    assert (event, "org:resultingOrganization", "org/云川市/人社局") in relations(reading)
    assert (event, "cg:verification", "unverified") in relations(reading)
    assert "org/云川市/人社局" not in {each.iri for each in reading.entities}


def test_a_reform_that_a_source_reports_of_a_place_gives_a_plain_edge() -> None:
    found = relations(notice("shenyang-2009-1.txt"))
    assert ("org/210100/经委", "cg:succeededBy", "org/210100/经信委") in found
    assert ("reorganisation/210100/2009-09-21/经信委", "dcterms:date", "2009-09-21") in found


def test_a_place_that_no_list_has_is_told_apart_by_the_place_printed_before_it() -> None:
    reading = notice("13-yunchuan-levels.txt")
    assert entity(reading, "org/云川市临河市/财政局").canonical == "临河市财政局"
    assert entity(reading, "org/云川市临河市/人民政府").label == "临河市政府"


def test_a_district_name_of_two_cities_is_listed_with_its_candidates() -> None:
    reading = notice("13-yunchuan-levels.txt")
    messages = [dict(each.values).get("candidates", "") for each in reading.findings if each.code == "ambiguous"]
    assert any("120101 天津市和平区" in message and "210102 沈阳市和平区" in message for message in messages)


def test_a_vertical_body_has_no_jurisdiction() -> None:
    reading = notice("03-qinglan-elision.txt")
    assert "cg:jurisdiction" not in {name for name, _ in facts(reading, "org/云川市/海关")}


def test_a_group_is_never_a_department() -> None:
    reading = notice("shenyang-2009-1.txt")
    group = entity(reading, "collective/210100/市直有关部门")
    assert (group.kind, group.canonical) == ("CollectiveAgent", None)
    assert ("cg:openSet", "true") in facts(reading, group.iri)


def test_an_elided_prefix_is_restored_and_marked() -> None:
    reading = notice("shenyang-2009-1.txt")
    link = next(each for each in reading.links if each.iri == "org/210100/规划国土局")
    assert reading.source.quote(link.span) == "规划国土局"
    assert (link.derivation, "restored to 市规划国土局" in link.how) == (Derivation.RESOLVED, True)


def test_an_alias_stands_for_the_document_that_it_was_given_to() -> None:
    reading = notice("shenyang-2009-1.txt")
    quoted = {reading.source.quote(each.span) for each in reading.links if each.iri == "document/辽委发〔2008〕19号"}
    assert "若干意见" in quoted


def test_a_short_name_given_in_the_text_stands_for_the_body() -> None:
    reading = told(
        "云川市人民政府关于发展物流的通知\n云政发〔2016〕2号\n一、主要任务\n"
        "（一）建园。（市商务局负责）由云川市物流业发展办公室（以下简称市物流办）统筹。\n"
        "（二）修路。（市物流办负责）\n云川市人民政府\n2016年3月1日\n"
    )
    links = {reading.source.quote(each.span): each.iri for each in reading.links}
    assert links["市物流办"] == "org/云川市/物流业发展办公室"


def test_a_number_inside_a_title_belongs_to_the_other_document() -> None:
    found = relations(notice("shenyang-2009-1.txt"))
    assert ("document/辽政办发〔2008〕86号", "cg:carriesOut", "document/辽委发〔2008〕19号") in found


def test_a_sentence_says_from_what_and_by_whom_a_plan_was_drawn_up() -> None:
    found = relations(notice("shenyang-2009-1.txt"))
    plan = "document/沈阜产业经济带发展规划"
    assert (plan, "cg:derivedFrom", "document/沈阳经济区总体发展规划纲要") in found
    assert {other for one, name, other in found if (one, name) == (plan, "cg:compiledBy")} == {
        "place/210100",
        "place/210900",
    }


PAIRS = [
    ("我市对阜新市的对口帮扶工作", {("210100", "210900")}),
    ("沈阳市对口帮扶阜新市", {("210100", "210900")}),
    ("沈阳、大连、鞍山分别帮扶阜新、朝阳、铁岭", {("210100", "210900"), ("210200", "211300"), ("210300", "211200")}),
    ("大连市、鞍山市共同帮扶铁岭市", {("210200", "211200"), ("210300", "211200")}),
    ("沈阳市与阜新市加强往来，重视帮扶工作", set()),
    ("沈阳市、大连市分别与阜新市、朝阳市建立消费帮扶结对关系", {("210100", "210900"), ("210200", "211300")}),
    ("沈阳市分别与阜新市、朝阳市建立结对帮扶关系", {("210100", "210900"), ("210100", "211300")}),
    ("沈阳市与阜新市建立结对帮扶关系", {("210100", "210900")}),
    ("沈阳市、大连市分别与阜新市、朝阳市结对帮扶", {("210100", "210900"), ("210200", "211300")}),
    ("沈阳市、大连市与阜新市、朝阳市建立结对帮扶关系", set()),
    ("沈阳市、大连市分别与阜新市、朝阳市、铁岭市建立结对帮扶关系", set()),
]


@pytest.mark.parametrize(("sentence", "expected"), PAIRS)
def test_who_helps_whom_is_read_from_the_words_between_two_places(
    sentence: str, expected: set[tuple[str, str]]
) -> None:
    reading = told(
        f"沈阳市人民政府通知\n沈政发〔2009〕9号\n一、主要任务\n（一）{sentence}。\n沈阳市人民政府\n2009年1月19日\n"
    )
    wanted = {(f"place/{giver}", "cg:assists", f"place/{taker}") for giver, taker in expected}
    assert {each for each in relations(reading) if each[1] == "cg:assists"} == wanted


UNPAIRED = [
    ("沈阳市、大连市与阜新市、朝阳市建立结对帮扶关系", "建立结对帮扶关系"),
    ("沈阳市、大连市分别与阜新市、朝阳市、铁岭市建立协作关系", "建立协作关系"),
    ("沈阳、大连分别帮扶阜新、朝阳、铁岭", "分别帮扶"),
]


@pytest.mark.parametrize(("sentence", "words"), UNPAIRED)
def test_places_that_no_words_pair_are_listed_and_not_guessed(sentence: str, words: str) -> None:
    reading = told(
        f"沈阳市人民政府通知\n沈政发〔2009〕9号\n一、主要任务\n（一）{sentence}。\n沈阳市人民政府\n2009年1月19日\n"
    )
    assert not [each for each in relations(reading) if each[1] in ("cg:assists", "cg:pairedWith")]
    why = "does not say which of the places goes with which"
    assert (words, why) in {(each.trigger, each.reason) for each in reading.unparsed}


def test_cooperation_without_a_word_of_help_pairs_both_sides() -> None:
    reading = told(
        "沈阳市人民政府通知\n沈政发〔2009〕9号\n一、主要任务\n（一）沈阳市、大连市分别与阜新市、朝阳市建立协作关系。\n"
        "沈阳市人民政府\n2009年1月19日\n"
    )
    assert {each for each in relations(reading) if each[1] == "cg:pairedWith"} == {
        ("place/210100", "cg:pairedWith", "place/210900"),
        ("place/210200", "cg:pairedWith", "place/211300"),
    }


def test_counties_that_no_list_has_are_paired_by_the_tie_between_them() -> None:
    reading = told(
        "青岚省人民政府通知\n青政发〔2021〕9号\n一、主要任务\n（一）青岚县、云川县分别与白石县、丹浦县建立消费帮扶结对关系。\n"
        "青岚省人民政府\n2021年1月19日\n"
    )
    found = {each for each in relations(reading) if each[1] == "cg:assists"}
    assert {(one.rsplit("/", 1)[1], other.rsplit("/", 1)[1]) for one, _, other in found} == {
        ("青岚县", "白石县"),
        ("云川县", "丹浦县"),
    }
    (measure,) = reading.commitments[0].measures
    assert [each.name for each in measure.beneficiaries] == ["白石县", "丹浦县"]


def test_a_company_has_one_iri_where_a_task_is_assigned_to_it_and_where_it_is_mentioned() -> None:
    reading = told(
        "沈阳市人民政府通知\n沈政发〔2009〕9号\n一、主要任务\n（一）国网沈阳供电公司要加强供电。（国网沈阳供电公司负责）\n"
        "沈阳市人民政府\n2009年1月19日\n"
    )
    assert [each.iri for each in reading.entities if each.kind is Kind.ENTERPRISE] == ["enterprise/210100/供电公司"]


def test_units_that_lead_a_task_force_are_a_group_and_no_body() -> None:
    reading = told(
        "沈阳市人民政府通知\n沈政发〔2009〕9号\n一、主要任务\n（一）做好供电。（市消费帮扶工作专班牵头单位负责）\n"
        "沈阳市人民政府\n2009年1月19日\n"
    )
    assert entity(reading, "collective/210100/市消费帮扶工作专班牵头单位").kind is Kind.COLLECTIVE_AGENT


def test_names_that_no_list_has_are_paired_all_the_same() -> None:
    found = {each for each in relations(notice("11-qinglan-pairs.txt")) if each[1] == "cg:assists"}
    assert {(one.rsplit("/", 1)[1], other.rsplit("/", 1)[1]) for one, _, other in found} == {
        ("云川市", "岚北市"),
        ("丹浦市", "松陵市"),
        ("望湖市", "松陵市"),
    }


def test_the_ends_of_a_line_are_read_from_its_name() -> None:
    found = facts(notice("shenyang-2009-1.txt"), "project/沈阳至阜新快速铁路")
    assert {("cg:from", "place/210100"), ("cg:to", "place/210900")} <= found


def test_members_of_a_region_come_from_a_row_with_a_source() -> None:
    reading = notice("shenyang-2009-1.txt")
    those = [
        each for each in reading.relations if each.fact.object == "region/辽西北" and each.fact.predicate == "cg:partOf"
    ]
    assert {each.subject for each in those} == {"place/210900", "place/211200", "place/211300"}
    assert all(each.fact.source and each.fact.derivation is Derivation.REFERENCE for each in those)


def test_industries_are_leading_or_related_as_the_words_behind_them_say() -> None:
    task = notice("shenyang-2009-1.txt").commitments[0]
    tiers = {
        (fact.predicate, fact.object.removeprefix("industry/")) for fact in task.facts if "Industry" in fact.predicate
    }
    assert ("cg:leadingIndustry", "住文化产业") in tiers
    assert ("cg:relatedIndustry", "煤化工") in tiers
    assert ("cg:leadingIndustry", "煤化工") not in tiers


def test_who_acts_without_a_line_of_responsibilities_is_told() -> None:
    found = {each[::2] for each in relations(notice("shenyang-2009-1.txt")) if each[1] == "cg:actsIn"}
    assert ("collective/210100/沈阳市政府驻外办事机构", "commitment/沈政发〔2009〕1号/3.3") in found


def test_a_site_whose_place_is_disputed_is_listed() -> None:
    assert ("ambiguous", "大青沟") in codes(notice("shenyang-2009-1.txt"))


def test_a_site_of_a_lexicon_is_not_taken_for_one_of_the_same_name_far_away() -> None:
    reading = told(
        "云川市人民政府通知\n云政发〔2009〕2号\n一、主要任务\n（一）营销海棠山风景区、瑞应寺。（市旅游局负责）\n云川市人民政府\n2009年6月1日\n"
    )
    assert not {each.iri for each in reading.entities} & {"site/海棠山", "site/瑞应寺"}


def test_what_the_nation_knows_by_name_takes_no_place_from_the_issuer() -> None:
    reading = told(
        "云川市人民政府通知\n云政发〔2021〕2号\n一、主要任务\n"
        "（一）开行中欧班列，接入国家政务服务平台，修好芜宣机场，学习中关村。（市人民银行负责）\n云川市人民政府\n2021年6月1日\n"
    )
    found = {each.iri for each in reading.entities}
    assert {"project/中欧班列", "project/国家政务服务平台", "zone/中关村"} <= found
    assert {"project/云川市/芜宣机场", "org/云川市/人民银行"} <= found


def test_a_list_that_miscounts_itself_is_listed() -> None:
    reading = told(
        "云川市人民政府通知\n云政发〔2016〕2号\n一、主要任务\n"
        "（一）重点发展装备制造业、现代物流业三大主导产业。（市商务局负责）\n云川市人民政府\n2016年3月1日\n"
    )
    assert "count" in {code for code, _ in codes(reading)}
    assert "count" not in {code for code, _ in codes(notice("shenyang-2009-1.txt"))}


def test_a_task_that_is_printed_twice_is_listed() -> None:
    assert "duplicate" in {code for code, _ in codes(notice("15-qinglan-dirty-page.txt"))}


def test_a_numbered_step_under_a_served_task_is_no_task_of_its_own() -> None:
    reading = told(
        "云川市人民政府通知\n云政发〔2016〕2号\n一、主要任务\n（一）修路。完善路网。（牵头部门：市交通运输局）\n"
        "1.修建县道十条。\n2.修建乡道百条。\n（二）建园。扩大规模。\n云川市人民政府\n2016年3月1日\n"
    )
    assert [(each.path, each.state.value) for each in reading.commitments] == [
        ("1.1", "stated"),
        ("1.2", "none_stated"),
    ]


def test_every_name_has_one_entity_and_every_responsibility_a_link() -> None:
    for path in sorted(resource("data/notices").glob("*.txt")):
        reading = read_notice(path)
        iris = [each.iri for each in reading.entities]
        assert len(iris) == len(set(iris))
        spans = [each.span for each in reading.links]
        assert len(spans) == len(set(spans))
        assert {each.iri for each in reading.links} <= set(iris)
        assigned = {part.span for task in reading.commitments for part in task.responsibilities if not part.person}
        assert assigned <= set(spans)


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the gold annotation lies outside the repository")
def test_codes_full_names_and_locations_are_those_of_the_gold() -> None:
    import json

    gold = json.loads((SHARED / "gold" / "shenyang-2009-1.json").read_text(encoding="utf-8"))
    reading = notice("shenyang-2009-1.txt")
    by_name = {name: each for each in reading.entities for name in (each.label, each.canonical)}
    known = {fact.object for each in reading.entities for fact in each.facts if fact.predicate == "cg:divisionCode"}
    known |= {each.fact.object for each in reading.relations if each.fact.predicate == "cg:divisionCode"}
    wanted = {each["gbt2260_200812"] for each in gold["entities"] if each.get("gbt2260_200812")}
    assert wanted <= known
    bodies = [each for each in gold["entities"] if each["type"] in ("department", "government", "party_committee")]
    for each in bodies:
        assert by_name[each["canonical"]].canonical == each["canonical"]
    unverified = {each["canonical"] for each in bodies if "not found" in each.get("canonical_evidence", "")}
    assert {
        name for name in unverified if ("cg:verification", "unverified") in facts(reading, by_name[name].iri)
    } == unverified


def test_departments_and_groups_belong_to_the_government_that_the_notice_names() -> None:
    reading = notice("shenyang-2009-1.txt")
    for iri in ("org/210100/发改委", "collective/210100/市直有关部门"):
        assert ("cg:parentGovernment", "org/210100/人民政府") in facts(reading, iri)
    assert "cg:parentGovernment" not in {name for name, _ in facts(reading, "org/210114/人民政府")}


def test_an_event_is_held_where_its_measure_says() -> None:
    found = {each[::2] for each in relations(notice("shenyang-2009-1.txt")) if each[1] == "cg:holds"}
    assert ("event/沈政发〔2009〕1号/沈阜合作暨彰武林业产品加工项目推介会", "place/210922") in found
    assert ("event/沈政发〔2009〕1号/专场对接会", "place/210900") in found


def test_the_place_inside_a_name_is_linked_where_it_is_printed() -> None:
    reading = told(
        "中共沈阳市委关于发展物流的意见\n沈委发〔2009〕2号\n一、主要任务\n（一）建园。（于洪区政府负责）\n"
        "中共沈阳市委\n2009年3月1日\n"
    )
    printed = {(reading.source.quote(each.span), each.iri) for each in reading.links if each.iri.startswith("place/")}
    assert ("于洪区", "place/210114") in printed
    assert {text for text, iri in printed if iri == "place/210100"} <= {"沈阳市", "沈阳"}


STEPS = """云川市人民政府关于建设物流园的意见
云政发〔2021〕20号
一、主要任务
（一）编制规划。明确园区边界。（市自然资源局负责）
（二）建设道路。在完成任务（一）的基础上，启动园区道路建设。（市交通运输局负责）
（三）招商引资。待第（二）项任务完成后，组织招商活动。（市商务局负责）
（四）总结经验。在总结经验的基础上，第二年度完成后评估。（市商务局负责）
"""


def test_a_task_comes_after_the_one_whose_number_it_names() -> None:
    own = "commitment/云政发〔2021〕20号/1."
    found = {each for each in relations(told(STEPS)) if each[1] == "cg:after"}
    assert found == {(f"{own}2", "cg:after", f"{own}1"), (f"{own}3", "cg:after", f"{own}2")}


def test_a_zone_among_the_bodies_is_the_zone_that_the_text_names_elsewhere() -> None:
    reading = told(
        "云川市人民政府关于分工的通知\n各区人民政府：\n一、任务\n（一）在云川高新区建园。（责任单位：市教育局、云川高新区）\n"
        "云川市人民政府\n2023年3月1日\n"
    )
    named = [link.iri for link in reading.links if reading.source.quote(link.span) == "云川高新区"]
    assert named == ["zone/云川高新区"] * 2
