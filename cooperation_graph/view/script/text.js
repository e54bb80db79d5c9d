// The source text: every character that something was read from is marked, and a click says what.

const textShown = () => {
  const at = place(state.at);
  if (at) return at.text;
  const node = selected();
  const notice = node && (node.notice || (node.commitment && notices[node.commitment.notice]));
  if (notice) return texts[notice.text];
  const limited = state.n && byIri.get(state.n);
  if (limited && limited.notice) return texts[limited.notice.text];
  const [task] = node ? tasksOf(node) : [];
  return task ? texts[task.text] : texts[0];
};

// Where several statements rest on the same characters, the first of these colours them.
const STYLES = ["e-role", "e-document", "e-thing", "e-time", "e-note", "e-measure"];

function styleOf({ type, row, subject }) {
  if (type === "measure") return "e-measure";
  if (type === "time") return "e-time";
  if (type === "target") return "e-time";
  if (type === "note") return "e-note";
  return [...ROLES, "issuedBy", "addressedTo"].includes(row.relation) ||
    BODIES.has(subject.kind) ||
    BODIES.has(nodes[row.target].kind)
    ? "e-role"
    : AUTHORITIES.includes(row.relation)
      ? "e-document"
      : "e-thing";
}

/** Whether a statement is about the selected thing. */
const concernsSelected = (each, node) =>
  each.subject === node || (each.type === "edge" && nodes[each.row.target] === node);

/** The text cut wherever a statement begins or ends; each piece knows the statements it lies in, shortest first. */
function pieces(text) {
  const said = statementsOf(text);
  const cuts = new Set([0, lengthOf(text)]);
  for (const each of said) cuts.add(each.start).add(each.end);
  const order = [...cuts].sort((a, b) => a - b);
  const rank = new Map(order.map((cut, k) => [cut, k]));
  const found = order.slice(0, -1).map((start, k) => ({ start, end: order[k + 1], said: [] }));
  for (const each of said) for (let k = rank.get(each.start); k < rank.get(each.end); k += 1) found[k].said.push(each);
  for (const piece of found) piece.said.sort((a, b) => a.end - a.start - (b.end - b.start));
  return found;
}

function drawText(view) {
  const text = textShown();
  drawText.text = text;
  if (!text) return empty(view, h("p", { class: "nothing" }, t("nothing.text")));
  const notice = noticeOfText.get(text);
  const page = h("div", { class: "source", lang: "zh-Hans", id: "source" });
  let line = h("p", { data: { start: 0 } });
  page.append(line);
  for (const piece of pieces(text)) {
    let at = piece.start;
    const parts = slice(text, piece.start, piece.end).split("\n");
    parts.forEach((part, k) => {
      if (k) {
        if (!line.textContent) line.className = "blank";
        line = h("p", { data: { start: at } });
        page.append(line);
      }
      if (part) line.append(pieceSpan(piece, part, text));
      at += (text.astral ? Array.from(part).length : part.length) + 1;
    });
  }
  const kinds = ["role", "thing", "document", "measure", "time", "note"];
  empty(
    view,
    h(
      "p",
      { class: "legend line" },
      kinds.map((kind) => h("span", { class: `e-${kind}` }, t(`text.${kind}`))),
      h("span", { class: "e-inferred" }, t("reading.inferred")),
    ),
    notices.length > 1 && notice ? h("h2", { class: "texthead" }, chip(nodes[notice.node])) : null,
    page,
  );
  return markText(true);
}

function pieceSpan(piece, part, text) {
  const [first] = piece.said;
  if (!first) return plain(part);
  // what is read between the lines rests on a whole sentence; it does not colour what the sentence names
  const plainly = piece.said.filter((each) => each.reading !== "inferred");
  const style = STYLES.find((each) => plainly.some((one) => styleOf(one) === each)) || "e-measure";
  const classes = ["e", style];
  if (style !== "e-measure" && piece.said.some((each) => each.type === "measure")) classes.push("in-measure");
  if (!plainly.length) classes.push("e-inferred");
  return h(
    "span",
    {
      class: classes.join(" "),
      data: { start: piece.start, end: piece.end },
      onclick: () => go({ at: atOf({ text, start: first.start, end: first.end }) }),
    },
    part,
  );
}

function markText(scroll) {
  const at = place(state.at);
  const node = selected();
  if (!drawText.text) return;
  const about = node
    ? statementsOf(drawText.text).filter((each) => concernsSelected(each, node) && each.type !== "note")
    : [];
  let first = null;
  for (const span of document.querySelectorAll("#source .e")) {
    const [start, end] = [Number(span.dataset.start), Number(span.dataset.end)];
    const on = at
      ? at.start <= start && end <= at.end
      : about.some((each) => each.start <= start && end <= each.end && each.type !== "measure");
    span.classList.toggle("on", on);
    if (on && !first) first = span;
  }
  if (!first && node && node.commitment)
    first = [...document.querySelectorAll("#source .e")].find(
      (span) => Number(span.dataset.start) >= node.commitment.start,
    );
  if (first && scroll) first.scrollIntoView({ block: "center" });
}
