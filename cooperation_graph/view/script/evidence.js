// Where it says so: a quotation with its characters marked, its offsets, its section and the way it was read.

const AROUND = 46;

/** The line that holds a piece of evidence, as before, marked and after. */
function context(proof) {
  const { text, start, end } = proof;
  const before = slice(text, Math.max(0, start - AROUND), start);
  const after = slice(text, end, Math.min(lengthOf(text), end + AROUND));
  const head = before.slice(before.lastIndexOf("\n") + 1);
  const tail = after.includes("\n") ? after.slice(0, after.indexOf("\n")) : after;
  return {
    before: (head.length === before.length && start > AROUND ? "…" : "") + head,
    marked: slice(text, start, end).replace(/\s*\n\s*/g, ""),
    after: tail + (tail.length === after.length && end + AROUND < lengthOf(text) ? "…" : ""),
  };
}

const sectionOf = (proof, outside = t("section.outside")) => {
  const task = taskAt(proof.text, proof.start);
  return task ? task.label : outside;
};

const readingMark = (reading) =>
  h("span", { class: `reading ${reading}`, title: t(`reading.${reading}.why`) }, t(`reading.${reading}`));

/** One piece of evidence as a block. */
function evidenceBlock(proof) {
  if (!proof.text) {
    return h(
      "div",
      { class: "evidence reference" },
      h("p", { class: "where" }, readingMark(proof.reading), " ", t("evidence.lexicon", proof.rule)),
    );
  }
  const { before, marked, after } = context(proof);
  return h(
    "figure",
    { class: `evidence ${proof.reading}` },
    h("blockquote", { lang: "zh-Hans" }, before, h("mark", {}, marked), after),
    h(
      "figcaption",
      { class: "where" },
      readingMark(proof.reading),
      " ",
      h("span", { class: "offsets" }, t("evidence.at", proof.start, proof.end)),
      " · ",
      h("span", {}, sectionOf(proof)),
      h(
        "span",
        { class: "acts" },
        h("button", { type: "button", class: "link", onclick: () => showInText(proof) }, t("evidence.show")),
        h(
          "button",
          { type: "button", class: "link", onclick: () => copy(citation(proof), t("cite.done")) },
          t("cite.copy"),
        ),
      ),
    ),
  );
}

const evidenceOf = (row) => proofs(row.evidence).map(evidenceBlock);

function showInText(proof) {
  const notice = noticeOfText.get(proof.text);
  go({ v: "text", at: atOf(proof), n: notices.length > 1 && notice ? nodes[notice.node].iri : state.n });
}

/** A citation: issuer, title, number, date, section, characters and the checksum of the text they are counted in. */
function citation(proof) {
  const notice = noticeOfText.get(proof.text);
  const node = notice && nodes[notice.node];
  const issuers = node
    ? node.edges.filter((edge) => edge.relation === "issuedBy").map((edge) => nodes[edge.target].label)
    : [];
  const parts = [
    issuers.join(" "),
    node && `《${node.label}》`,
    notice && notice.number && `（${notice.number}）`,
    notice && notice.issued && `，${notice.issued}`,
    `，${sectionOf(proof, WORDS["section.outside"][0])}`,
    `，第 ${proof.start}–${proof.end} 字：“${slice(proof.text, proof.start, proof.end).replace(/\s*\n\s*/g, "")}”`,
    `。sha256:${proof.text.sha256}#char=${proof.start},${proof.end}`,
  ];
  return parts.filter(Boolean).join("");
}
