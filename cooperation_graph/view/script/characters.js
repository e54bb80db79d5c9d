// What some characters of a text say: the way back from the source to the statements.

/** What some characters say. */
function charactersPanel(at) {
  const found = statementsOf(at.text).filter((each) => each.start < at.end && at.start < each.end);
  const exact = found.sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start);
  const proof = { ...at, reading: "stated" };
  return [
    h(
      "header",
      {},
      h("p", { class: "what" }, t("characters", at.start, at.end), " · ", sectionOf(proof)),
      h("h2", { tabindex: "-1", class: "quoted", lang: "zh-Hans", id: "quoted" }, slice(at.text, at.start, at.end)),
      h(
        "p",
        { class: "acts" },
        h("button", { type: "button", onclick: () => copy(citation(proof), t("cite.done")) }, t("cite.copy")),
      ),
    ),
    exact.length
      ? group(
          t("says", exact.length),
          exact.map((each) =>
            h(
              "div",
              { class: "fact" },
              h("div", { class: "say" }, statementLine(each)),
              h(
                "p",
                { class: "where" },
                readingMark(each.reading),
                " ",
                h("span", { class: "offsets" }, t("evidence.at", each.start, each.end)),
                each.rule ? ` · ${each.rule}` : "",
              ),
            ),
          ),
        )
      : h("p", {}, t("says.nothing")),
  ];
}

function statementLine({ type, row, subject }) {
  const whose = subject.commitment ? taskChip(subject.commitment) : chip(subject);
  if (type === "edge")
    return [
      whose,
      " ",
      h("b", {}, MARKS[row.relation] || "", " ", t(`relation.${row.relation}`)),
      " ",
      chip(nodes[row.target], { edge: row }),
    ];
  if (type === "note") return [whose, " ", h("b", {}, t(`term.${row.term}`)), " ", original(row.value)];
  const what = {
    measure: () => `${t("measure")} · ${t(`status.${row.status}`)} · ${t(`force.${row.force}`)}`,
    time: () => `${t("time")} · ${timeSays(row)}`,
    target: () => t("targets"),
  }[type]();
  return [whose, " ", h("b", {}, what), " ", original(firstWords(row))];
}
