// The seventh view, where the page carries an engine: the named questions, a box for one's own, rows that lead back.

const SPARQL = $("sparql") ? JSON.parse($("sparql").textContent) : null;
const MOST_ROWS_SHOWN = 500;
const ID = "https://w3id.org/cooperation-graph/id/";

const questionNamed = (text) => SPARQL.questions.find((each) => each.name === text);
const queryOf = (text) => questionNamed(text)?.sparql ?? text;

function shownIri(iri) {
  const node = iri.startsWith(ID) && byIri.get(iri.slice(ID.length));
  if (node) return chip(node);
  const known = Object.entries(SPARQL.prefixes).find(([, start]) => iri.startsWith(start));
  return h("code", {}, known ? `${known[0]}:${iri.slice(known[1].length)}` : iri);
}

function shownCell(cell) {
  if (!cell) return "";
  if (cell.type === "uri") return shownIri(cell.value);
  return cell["xml:lang"] ? original(cell.value, { lang: cell["xml:lang"] }) : plain(cell.value);
}

function drawAnswer({ columns, rows }, took) {
  const lines = () => [columns, ...rows.map((row) => row.map((cell) => cell?.value ?? ""))];
  const csv = () => `\ufeff${lines().map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
  const save = () => download(`${questionNamed(state.sq)?.name ?? "sparql"}.csv`, csv(), "text/csv");
  const said = [count(rows.length, "n.rows"), t("sparql.took", Math.round(took))].join(" · ");
  announce(said);
  empty(
    $("sparql-answer"),
    h("p", { class: "quiet" }, said, " ", rows.length ? h("button", { type: "button", id: "sparql-csv", class: "facet", onclick: save }, "CSV") : null),
    rows.length
      ? h(
          "div",
          { class: "wide", tabindex: "0", role: "region", "aria-label": t("sparql.rows") },
          h(
            "table",
            { class: "rows" },
            h("thead", {}, h("tr", {}, columns.map((column) => h("th", { scope: "col" }, column)))),
            h(
              "tbody",
              {},
              rows.slice(0, MOST_ROWS_SHOWN).map((row) => h("tr", {}, row.map((cell) => h("td", {}, shownCell(cell))))),
            ),
          ),
        )
      : null,
    rows.length > MOST_ROWS_SHOWN ? h("p", { class: "quiet" }, t("sparql.more", MOST_ROWS_SHOWN)) : null,
  );
}

/** Answer what stands in the address; a later question overtakes an earlier one. */
async function ask() {
  const asked = state.sq;
  if (ask.last === asked) return;
  ask.last = asked;
  const turn = (ask.turn = (ask.turn || 0) + 1);
  $("sparql-query").value = queryOf(asked);
  for (const each of document.querySelectorAll("#sparql-questions button"))
    each.setAttribute("aria-current", each.dataset.name === asked ? "true" : "false");
  if (!asked) return void empty($("sparql-answer"), h("p", { class: "quiet" }, t("sparql.start")));
  empty($("sparql-answer"), h("p", { class: "quiet" }, t("sparql.wait")));
  $("sparql-stop").hidden = false;
  const { answer, took, wrong } = await askEngine(queryOf(asked));
  if (ask.turn !== turn || state.v !== "sparql") return;
  $("sparql-stop").hidden = true;
  if (answer) return drawAnswer(answer, took);
  announce(wrong);
  empty($("sparql-answer"), h("p", { class: "wrong" }, wrong));
}

function drawSparql(view) {
  ask.last = null;
  const run = () => {
    const text = $("sparql-query").value.trim();
    if (text !== queryOf(state.sq).trim()) go({ sq: text });
    else {
      ask.last = null;
      ask();
    }
  };
  const entry = (each) =>
    h(
      "li",
      {},
      h(
        "button",
        { type: "button", data: { name: each.name }, onclick: () => go({ sq: each.name }) },
        h("span", { class: "quiet", "aria-hidden": "true" }, each.name.split("-")[0]),
        " ",
        state.lang === "en" ? each.en : each.zh,
      ),
    );
  empty(
    view,
    h("nav", { id: "sparql-questions", "aria-label": t("sparql.questions") }, h("ol", {}, SPARQL.questions.map(entry))),
    h(
      "div",
      { id: "sparql-desk" },
      h("label", { for: "sparql-query" }, t("sparql.query")),
      h("textarea", {
        id: "sparql-query",
        rows: "9",
        spellcheck: "false",
        onkeydown: (event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
        },
      }),
      h("button", { type: "button", id: "sparql-run", onclick: run }, t("sparql.run")),
      h("button", { type: "button", id: "sparql-stop", onclick: stopEngine, hidden: true }, t("sparql.stop")),
      h("section", { id: "sparql-answer" }),
    ),
  );
}
