"""OpenRefine's protocol, version 0.2: names are matched, suggested, previewed, and get columns of values."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest

httpx = pytest.importorskip("httpx", reason="the extra serve is not installed")
pytest.importorskip("starlette", reason="the extra serve is not installed")

from cooperation_graph.serve.reconcile import Asked, Known, candidates  # noqa: E402

BODY = "id/org/210100/发改委"
Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def client(packaged_served: str) -> Any:  # noqa: ANN401  # the client of a library that may not be there
    with httpx.Client(base_url=packaged_served, timeout=20) as session:
        yield session


@pytest.fixture(scope="module")
def ask(client: Any) -> Ask:  # noqa: ANN401
    """Return the candidates for one query."""

    def asked(query: str, **more: object) -> list[dict[str, Any]]:
        form = {"queries": json.dumps({"q": {"query": query, **more}})}
        found: list[dict[str, Any]] = client.post("/reconcile", data=form).json()["q"]["result"]
        return found

    return asked


# 沈阳市发展和改革委员会 as spreadsheets hold it, among the bodies of six other places
SPELLINGS = (
    "沈阳市发展和改革委员会",
    "沈阳市发展与改革委员会",
    "沈阳市发展改革委员会",
    "沈阳市发展改革委",
    "沈阳市发展和改革委",
    "沈阳市发改委",
    "沈阳发改委",
    "沈阳发展改革委",
    "沈阳发展和改革委员会",
    "瀋陽市發展和改革委員會",
    "瀋陽市發改委",
    "沈阳市 发改委",
    "沈阳市\u3000发改委",
    "沈 阳 市 发 改 委",
    "\u00a0沈阳市发改委\u200b",
    "沈阳市发改委。",
    "（沈阳市发改委）",
    "【沈阳市发改委】",
    "沈阳市发改委（市物价局）",
    "沈阳市发改委(牵头)",
)
# these do not say of which place; a column beside them does
SHORT = (
    "发改委",
    "市发改委",
    "市发展改革委",
    "市发展和改革委员会",
    "發改委",
    "市發展和改革委員會",
    "发展和改革委员会",
    "市  发改委",
    "市发改委；",
    "发展改革委",
)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_name_that_says_its_place_finds_the_body_among_those_of_other_places(ask: Ask, spelling: str) -> None:
    assert ask(spelling, type="PublicBody")[0]["id"] == BODY


@pytest.mark.parametrize("spelling", SHORT)
def test_a_short_name_finds_the_body_of_the_place_in_the_column_beside(ask: Ask, spelling: str) -> None:
    beside = [{"pid": "cg:jurisdiction", "v": "沈阳市"}]
    found = ask(spelling, type="PublicBody", properties=beside)
    assert found[0]["id"] == BODY
    assert all(each["score"] < found[0]["score"] for each in found[1:])
    reconciled = [{"pid": "cg:jurisdiction", "v": {"id": "id/place/210100", "name": "沈阳市"}}]
    assert ask(spelling, type="PublicBody", properties=reconciled)[0]["id"] == BODY


def test_a_match_is_claimed_only_for_the_one_exact_name(ask: Ask) -> None:
    assert [each["match"] for each in ask("沈阳市发展和改革委员会")].count(True) == 1
    assert not any(each["match"] for each in ask("发改委"))


# the packaged notices hold these for one body or place alone, and none says of which place it is
ALONE = ("市大型活动办", "大型活动办", "市规划国土局", "省委", "我市", "产业带", "省税务局", "试点区政府")


@pytest.mark.parametrize("short", ALONE)
def test_a_name_that_does_not_say_its_place_is_never_a_match_though_only_one_is_known(ask: Ask, short: str) -> None:
    found = ask(short, limit=50)
    assert found[0]["score"] == 100
    assert not any(each["match"] for each in found)


@pytest.mark.parametrize("place", ["沈阳市", "沈阳", {"id": "id/place/210100"}])
def test_the_place_in_the_column_beside_makes_a_short_name_a_match(ask: Ask, place: object) -> None:
    found = ask("市大型活动办", properties=[{"pid": "cg:jurisdiction", "v": place}])
    assert [each["id"] for each in found if each["match"]] == ["id/org/210100/大型活动办"]


@pytest.mark.parametrize(
    "beside",
    [
        {"pid": "cg:jurisdiction", "v": "云川市"},  # another place
        {"pid": "cg:jurisdiction", "v": "我市"},  # whose?
        {"pid": "cg:parentGovernment", "v": "市政府"},
    ],
)
def test_what_does_not_say_the_place_beside_a_short_name_makes_no_match(ask: Ask, beside: dict[str, str]) -> None:
    assert not any(each["match"] for each in ask("市大型活动办", properties=[beside]))


@pytest.mark.parametrize(
    "name",
    ["沈阳市大型活动办", "辽宁省委", "青岚省税务局", "沈阳", "内蒙古自治区", "沈阜产业经济带", "云川银保监分局"],
)
def test_a_name_that_says_its_place_is_a_match(ask: Ask, name: str) -> None:
    assert [each["match"] for each in ask(name)].count(True) == 1


@pytest.mark.parametrize(
    ("name", "is_match"), [("教育部", True), ("国家发改委", True), ("国务院", True), ("发改委", False)]
)
def test_national_bodies_are_whole_without_a_place(name: str, *, is_match: bool) -> None:
    kinds, nation = ("Department", "PublicBody"), "中华人民共和国"
    known = [
        Known(iri=each, names=(each,), classes=kinds, plain=(each,), full=full, place=nation)
        for each, full in (
            ("教育部", "教育部"),
            ("国务院", "国务院"),
            ("国家发改委", "国家发展和改革委员会"),
            ("发改委", "国家发展和改革委员会"),
        )
    ]
    assert candidates(Asked(name), known)[0]["match"] is is_match


def test_a_place_that_no_list_has_is_called_by_its_own_name(ask: Ask) -> None:
    assert ask("云川市财政局")[0]["description"] == "云川市"
    assert ask("云川市", type="Place")[0]["name"] == "云川市"


def test_a_name_that_nobody_was_found_for_stands_below_bodies(ask: Ask) -> None:
    found = ask("市发展改革委", limit=20)
    unresolved = [each["id"].startswith("id/unresolved/") for each in found]
    assert any(unresolved)
    assert not unresolved[0]
    assert not any(each["match"] for each, nobody in zip(found, unresolved, strict=True) if nobody)


def test_types_limit_what_is_found(ask: Ask) -> None:
    assert {kind["id"] for each in ask("沈阳", type="Place", limit=20) for kind in each["type"]} >= {"Place"}
    assert not any(each["id"].startswith("id/org/") for each in ask("沈阳", type="Place", limit=20))
    assert ask("沈阳", type=["Nothing"]) == []
    assert len(ask("市", limit=3)) <= 3


def test_batches_come_by_get_and_post_and_one_name_alone(client: Any) -> None:  # noqa: ANN401
    queries = json.dumps({"q0": {"query": "沈阳市"}, "q1": {"query": "无此单位"}})
    by_get = client.get("/reconcile", params={"queries": queries}).json()
    assert by_get == client.post("/reconcile", data={"queries": queries}).json()
    assert by_get["q1"] == {"result": []}
    for query in ("沈阳市", '{"query": "沈阳市"}'):
        assert client.get("/reconcile", params={"query": query}).json() == by_get["q0"]


@pytest.mark.parametrize(
    "text",
    ["[", "[]", "1", '{"q": 1}', '{"q": {"query": "x", "limit": "y"}}', '{"q": {"query": "x", "properties": [{}]}}'],
)
def test_what_is_no_batch_is_refused(client: Any, text: str) -> None:  # noqa: ANN401
    assert client.get("/reconcile", params={"queries": text}).status_code == 400


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('{"query": "x", "limit": "x"}', "query q1: limit is a number"),
        ('{"query": "x", "limit": 1e999}', "query q1: limit is a number"),
        ('{"query": "x", "properties": [{"pid": "cg:jurisdiction"}]}', "query q1: properties is a list"),
        ('{"query": "x", "properties": 5}', "query q1: properties is a list"),
        ('"x"', "query q1: it is an object"),
    ],
)
def test_a_mistake_in_a_batch_is_named_with_its_query_and_field(client: Any, wrong: str, said: str) -> None:  # noqa: ANN401
    text = f'{{"q0": {{"query": "沈阳市"}}, "q1": {wrong}}}'
    response = client.post("/reconcile", data={"queries": text})
    assert response.status_code == 400
    assert response.text.startswith(said)


def test_half_of_a_surrogate_pair_is_given_back_as_it_came(client: Any) -> None:  # noqa: ANN401
    given = client.post("/reconcile", data={"queries": r'{"\ud800": {"query": "沈阳市"}}'}).json()
    assert list(given) == ["\ud800"]
    assert client.post("/reconcile", data={"queries": r'{"\ud800": 1}'}).status_code == 400


def test_a_candidate_has_the_fields_of_the_protocol(ask: Ask) -> None:
    found = ask("沈阳市发展和改革委员会")[0]
    assert (found["name"], found["description"], found["score"]) == ("沈阳市发展和改革委员会", "沈阳市", 100)
    assert {"id": "PublicBody", "name": "公共机构 · public body"} in found["type"]


def test_the_manifest_names_services_that_answer(client: Any) -> None:  # noqa: ANN401
    manifest = client.get("/reconcile").json()
    assert manifest["versions"] == ["0.2"]
    assert {"name", "identifierSpace", "schemaSpace", "view", "preview", "suggest", "extend"} <= manifest.keys()
    for service in (*manifest["suggest"].values(), manifest["extend"]["propose_properties"]):
        found = client.get(service["service_url"] + service["service_path"], params={"prefix": "发", "type": "Place"})
        assert found.status_code == 200
        assert found.json().keys() & {"result", "properties"}
    for template in (manifest["view"], manifest["preview"]):
        assert client.get(template["url"].replace("{{id}}", BODY)).status_code == 200


def test_no_other_site_is_given_a_script(client: Any) -> None:  # noqa: ANN401
    response = client.get("/reconcile", params={"callback": "stolen"})
    assert response.headers["content-type"] == "application/json"
    assert not response.text.startswith("stolen")


@pytest.mark.parametrize(
    ("path", "prefix", "expected"),
    [
        ("", "沈阳市发改", BODY),
        ("/type", "机构", "PublicBody"),
        ("/type", "place", "Place"),
        ("/property", "区划", "cg:divisionCode"),
    ],
)
def test_search_boxes_suggest_things_types_and_properties(
    client: Any,  # noqa: ANN401
    path: str,
    prefix: str,
    expected: str,
) -> None:
    found = client.get(f"/reconcile/suggest{path}", params={"prefix": prefix}).json()["result"]
    assert expected in [each["id"] for each in found]
    assert all({"id", "name"} <= each.keys() for each in found)


def test_what_is_typed_finds_names_that_begin_so_before_those_that_hold_it(client: Any) -> None:  # noqa: ANN401
    found = client.get("/reconcile/suggest", params={"prefix": "沈阳市"}).json()["result"]
    assert found[0]["id"] == "id/place/210100"
    assert client.get("/reconcile/suggest", params={"prefix": ""}).json() == {"result": []}
    later = client.get("/reconcile/suggest", params={"prefix": "市", "cursor": "20"}).json()["result"]
    assert later[0] not in client.get("/reconcile/suggest", params={"prefix": "市"}).json()["result"]


def test_things_get_columns_of_their_values(client: Any) -> None:  # noqa: ANN401
    proposed = client.get("/reconcile/properties", params={"type": "PublicBody"}).json()["properties"]
    assert "cg:leads" in [each["id"] for each in proposed]
    wanted: dict[str, list[Any]] = {
        "ids": [BODY, "id/place/210100", "id/org/none"],
        "properties": [{"id": "cg:jurisdiction"}, {"id": "cg:divisionCode"}, {"id": "rdf:type"}],
    }
    found = client.post("/reconcile", data={"extend": json.dumps(wanted)}).json()
    assert [each["id"] for each in found["meta"]] == [each["id"] for each in wanted["properties"]]
    assert found["rows"][BODY]["cg:jurisdiction"] == [{"id": "id/place/210100", "name": "沈阳市"}]
    assert found["rows"]["id/place/210100"]["cg:divisionCode"] == [{"str": "210100"}]
    assert {"str": "部门"} in found["rows"][BODY]["rdf:type"]
    assert found["rows"]["id/org/none"] == {each["id"]: [] for each in wanted["properties"]}
    assert client.get("/reconcile?" + urlencode({"extend": json.dumps(wanted)})).json() == found


@pytest.mark.parametrize("text", ["[", "{}", '{"ids": [], "properties": [1]}'])
def test_what_is_no_data_extension_is_refused(client: Any, text: str) -> None:  # noqa: ANN401
    assert client.get("/reconcile", params={"extend": text}).status_code == 400


def test_an_identifier_is_never_a_piece_of_a_query(client: Any) -> None:  # noqa: ANN401
    hostile = {
        "ids": ["x> ?p ?o } #", "id/place/210100"],
        "properties": [{"id": "cg:x> } #"}, {"id": "cg:divisionCode"}],
    }
    found = client.post("/reconcile", data={"extend": json.dumps(hostile)}).json()
    assert found["rows"]["id/place/210100"] == {"cg:x> } #": [], "cg:divisionCode": [{"str": "210100"}]}
