// The answer: a table whose IRIs lead to their pages, the characters that the server sent, and files to take away.

const FIRST_ROWS = 300;

/** An answer as the views show it; `answer.kind` is table, ask or graph. */
function readAnswer(text, type) {
  if (!type.includes("json")) return { kind: "graph", text };
  const json = JSON.parse(text);
  if ("boolean" in json) return { kind: "ask", text, boolean: json.boolean };
  const columns = json.head.vars;
  return { kind: "table", text, columns, rows: json.results.bindings.map((row) => columns.map((name) => row[name])) };
}

const isNumber = (term) => term !== undefined && term.type !== "uri" && term.value.trim() !== "" && Number.isFinite(Number(term.value));
const collator = new Intl.Collator(CHINESE ? "zh" : "en", { numeric: true });

// questions give a notice without a number as the text of its IRI
const isThing = (term) => term.type === "uri" || term.value.startsWith(`${ISLAND.base}id/`);

const OWN = new Map(ISLAND.terms.map(([curie, zh, en]) => [expanded(curie), (CHINESE ? zh : en) || curie]));
/** What a term of a vocabulary is called in the language of the page. */
const termLabel = (term) => (term.type === "uri" ? OWN.get(term.value) : undefined);

function shown(term, names) {
  if (!term) return "";
  const own = termLabel(term);
  if (own) return h("a", { href: address(term.value), title: short(term.value) }, own);
  if (!isThing(term)) return h("bdi", { lang: tag(term["xml:lang"]) }, plain(term.value));
  const name = names.get(term.value);
  const href = address(term.value);
  const iri = href ? h("a", { href }, plain(short(term.value))) : h("span", {}, plain(term.value));
  return h("bdi", {}, iri, name ? h("span", { class: "name", lang: tag(name.lang) }, ` ${plain(name.value)}`) : null);
}
const tag = (language) => (language === "zh" ? "zh-Hans" : language);

/** A table that is sorted by its heads and limited by a word. */
function tableView(answer) {
  const state = { sorted: null, down: false, word: "", most: FIRST_ROWS };
  const body = h("tbody");
  const foot = h("p", { class: "quiet" });
  const heads = answer.columns.map((name, at) =>
    h("th", { scope: "col" }, h("button", { type: "button", title: t("sort", name), onclick: () => sortBy(at) }, name)),
  );
  function sortBy(at) {
    state.down = state.sorted === at && !state.down;
    state.sorted = at;
    heads.forEach((head, each) => (each === at ? head.setAttribute("aria-sort", state.down ? "descending" : "ascending") : head.removeAttribute("aria-sort")));
    fill();
  }
  const has = (term) => term && (term.value.includes(state.word) || answer.names.get(term.value)?.value.includes(state.word));
  function chosen() {
    const rows = state.word ? answer.rows.filter((row) => row.some(has)) : [...answer.rows];
    if (state.sorted === null) return rows;
    const value = (row) => row[state.sorted]?.value ?? "";
    return rows.sort((a, b) => (state.down ? -1 : 1) * collator.compare(value(a), value(b)));
  }
  function fill() {
    const rows = chosen();
    body.replaceChildren(
      ...rows.slice(0, state.most).map((row, at) => h("tr", {}, h("td", { class: "no" }, String(at + 1)), row.map((term) => h("td", { class: isNumber(term) ? "number" : null }, shown(term, answer.names))))),
    );
    foot.replaceChildren(
      ...(rows.length > state.most
        ? [t("shown", state.most), " ", h("button", { type: "button", onclick: () => ((state.most = Infinity), fill()) }, t("all"))]
        : []),
    );
  }
  fill();
  answer.redraw = fill;
  const filter = h("input", { type: "search", "aria-label": t("filter"), placeholder: t("filter"), oninput: (event) => ((state.word = event.target.value.trim()), fill()) });
  return [
    answer.rows.length > 8 ? h("p", { class: "filter" }, filter) : null,
    h("div", { class: "wide", tabindex: "0", role: "region", "aria-label": t("all") }, h("table", { class: "rows" }, h("thead", {}, h("tr", {}, h("th", { class: "no" }, h("span", { class: "sr" }, "#")), heads)), body)),
    foot,
  ];
}

// what a spreadsheet would run begins with a quotation mark instead
const csvCell = (value) => {
  const safe = /^[=+\-@\t\r]/.test(value) && !Number.isFinite(Number(value)) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
function csvOf({ columns, rows }) {
  const lines = [columns, ...rows.map((row) => row.map((term) => term?.value ?? ""))];
  return `\ufeff${lines.map((line) => line.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

/** The buttons that take an answer away; what the page does not hold is asked of the server again. */
function downloadsOf(answer, name) {
  const again = (ending, type) => async () => {
    const { ok, text } = await asked(answer.query, type);
    if (ok) save(`${name}.${ending}`, text, type);
  };
  const button = (label, onclick) => h("button", { type: "button", onclick }, label);
  if (answer.kind === "graph") {
    return [button("Turtle", () => save(`${name}.ttl`, answer.text, "text/turtle")), button("JSON-LD", again("jsonld", "application/ld+json"))];
  }
  return [
    answer.kind === "table" ? button("CSV", () => save(`${name}.csv`, csvOf(answer), "text/csv")) : null,
    answer.kind === "table" ? button("TSV", again("tsv", "text/tab-separated-values")) : null,
    button("JSON", () => save(`${name}.json`, answer.text, JSON_TABLE)),
  ].filter(Boolean);
}
