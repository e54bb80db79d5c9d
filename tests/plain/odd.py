"""A small graph of cases that our notices lack, each for a condition of a question that nothing else would need."""

from .quads import iri

ODD = """
n a cg:Notice
n cg:documentNumber "甲发〔2020〕1号"
n cg:expires "2025-12-31"
n cg:effectiveFrom "2020-01-01"
n cg:issuedBy issuer
n cg:basedOn held
n cg:cites unknown
n cg:basedOn bare
held cg:sourceText text
held dcterms:title "收录的文件"
issuer rdfs:label "甲市政府"
issuer cg:jurisdiction place/990100
nameless a cg:Notice
nameless dcterms:title "无号的公文"
nameless cg:issuedBy silent
nameless cg:addressedTo body
untitled a cg:Notice
t cg:inNotice n
t a cg:Commitment
t cg:pathLabel "一"
t cg:ordinal 2
t cg:heading "任务"
t cg:responsibilityState cg:stated
t cg:hasResponsibility r/1
t cg:hasResponsibility r/2
t cg:hasResponsibility r/3
u cg:inNotice nameless
u cg:pathLabel "二"
u cg:ordinal 10
u cg:heading "另一任务"
u cg:responsibilityState cg:stated
u cg:hasResponsibility r/4
u cg:hasResponsibility r/5
r/1 cg:agent body
r/1 cg:role cg:lead
r/1 cg:roleWord "牵头"
r/1 cg:position 1
r/1 cg:printedName "甲局"
r/2 cg:agent body
r/2 cg:role cg:support
r/2 cg:roleWord "配合"
r/2 cg:position 2
r/2 cg:printedName "甲局"
r/3 cg:agent county
r/3 cg:role cg:supervise
r/3 cg:roleWord "督办"
r/3 cg:position 10
r/3 cg:printedName "乙县政府"
r/4 cg:agent body
r/4 cg:role cg:lead
r/4 cg:roleWord "牵头"
r/4 cg:position 1
r/4 cg:printedName "甲局"
r/5 cg:agent group
r/5 cg:role cg:responsible
r/5 cg:roleWord "责任"
r/5 cg:position 2
r/5 cg:printedName "有关部门"
v cg:inNotice n
v cg:pathLabel "二"
v cg:ordinal 3
v cg:heading "集合主体牵头"
v cg:responsibilityState cg:stated
v cg:hasResponsibility r/6
r/6 cg:agent group
r/6 cg:role cg:lead
r/6 cg:roleWord "牵头"
r/6 cg:position 1
r/6 cg:printedName "有关部门"
v cg:hasTime time/7
v cg:hasTime time/8
time/7 rdfs:label "近期完成"
time/8 rdfs:label "一段时期"
time/7 cg:timeKind cg:timeDeadline
time/8 cg:timeKind cg:timeInterval
group a cg:CollectiveAgent
body a cg:PublicBody
body rdfs:label "甲局"
body cg:leads t
body cg:leads u
body cg:supports t
solo cg:leads t
solo cg:supports t
solo rdfs:label "独局"
county a cg:Government
county cg:jurisdiction place/990000
place/990000 cg:divisionCode "990123"
t cg:concerns site/1
t cg:concerns site/2
site/1 a cg:TouristSite
site/2 a cg:TouristSite
site/1 rdfs:label "同名山"
site/2 rdfs:label "同名山"
t cg:concerns zone/1
t cg:concerns zone/2
zone/1 a cg:DevelopmentZone
zone/2 a cg:DevelopmentZone
zone/1 rdfs:label "同名区"
zone/2 rdfs:label "同名区"
t cg:leadingIndustry industry/1
t cg:leadingIndustry industry/2
t cg:relatedIndustry industry/1
t cg:relatedIndustry industry/2
u cg:relatedIndustry industry/2
industry/1 rdfs:label "甲产业"
industry/2 rdfs:label "甲产业"
t cg:hasTime time/1
t cg:hasTime time/2
t cg:hasTime time/3
t cg:hasTime time/4
t cg:hasTime time/5
t cg:hasTime time/6
t cg:hasDeadline time/5
t cg:hasDeadline time/6
time/1 rdfs:label "每年"
time/2 rdfs:label "每年"
time/1 cg:rrule "FREQ=YEARLY"
time/2 cg:rrule "FREQ=YEARLY"
time/3 rdfs:label "自春季起"
time/4 rdfs:label "自春季起"
time/3 cg:timeKind cg:timeStart
time/4 cg:timeKind cg:timeStart
time/5 rdfs:label "年底前"
time/6 rdfs:label "年底前"
time/5 cg:edtf "2020-12-31"
time/6 cg:edtf "2020-12-31"
time/5 cg:reading cg:readingStated
time/6 cg:reading cg:readingStated
time/5 cg:reading cg:readingInferred
time/6 cg:reading cg:readingInferred
t cg:beneficiary thing/1
t cg:beneficiary thing/2
thing/1 rdfs:label "受益者"
thing/2 rdfs:label "受益者"
t cg:hasMeasure m/100-120
t cg:hasMeasure m/100-99
t cg:hasMeasure m/99-110
m/100-120 rdfs:label "甲举措"
m/100-99 rdfs:label "乙举措"
m/99-110 rdfs:label "丙举措"
m/100-120 cg:status cg:statusPromised
m/100-99 cg:status cg:statusPromised
m/99-110 cg:status cg:statusPromised
m/100-120 cg:force cg:forceDuty
m/100-99 cg:force cg:forceDuty
m/99-110 cg:force cg:forceDuty
m/100-120 cg:actor body
m/100-120 cg:actor solo
m/100-120 cg:actor firm
m/100-120 cg:actor twin
m/100-120 cg:actor group
solo a cg:PublicBody
firm a cg:Enterprise
twin a cg:Enterprise
firm rdfs:label "甲公司"
twin rdfs:label "甲公司"
group rdfs:label "有关部门"
t cg:hasTarget m/200-240
t cg:hasTarget m/200-99
t cg:hasTarget m/99-120
m/200-240 rdfs:label "一成"
m/200-99 rdfs:label "二成"
m/99-120 rdfs:label "三成"
"""


def odd() -> list[str]:
    """Return the lines of N-Quads of the small graph."""
    return [_line(*line.split(" ", 2)) for line in ODD.strip().split("\n")]


IN_CHINESE = ("rdfs:label", "dcterms:title", "cg:heading")


def _line(thing: str, name: str, value: str) -> str:
    language = "@zh" if name in IN_CHINESE else ""
    return f"{_term(thing)} {_term('rdf:type' if name == 'a' else name)} {_term(value)}{language} ."


def _term(written: str) -> str:
    if written.startswith('"'):
        return written
    if written.isdecimal():
        return f'"{written}"^^<http://www.w3.org/2001/XMLSchema#integer>'
    return f"<{iri(written)}>" if ":" in written else f"<https://example.org/{written}>"
