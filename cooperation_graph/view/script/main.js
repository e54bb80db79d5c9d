// The page: it reads the address, draws one view over the selection, and listens.

const DRAW = {
  ledger: drawLedger,
  matrix: drawMatrix,
  graph: drawGraph,
  text: drawText,
  timeline: drawTimeline,
  cascade: drawCascade,
  sparql: drawSparql,
};
const MARK = {
  ledger: () => {
    const node = selected();
    if (node && node.commitment) drawLedger.reach(node.commitment);
    markLedger();
    const row = document.querySelector(".ledger tr.on");
    if (row) row.scrollIntoView({ block: "nearest" });
  },
  matrix: markMatrix,
  graph: markGraph,
  text: () => markText(true),
  timeline: markTimeline,
  cascade: markCascade,
  sparql: ask,
};

/** What the drawn view depends on; as long as it stays, a new selection only marks. */
const viewKey = () =>
  state.v === "sparql"
    ? `sparql|${state.lang}`
    : state.v === "graph"
    ? graphKey()
    : [
        state.v,
        state.n,
        state.q,
        state.a,
        state.f,
        state.o,
        state.only && state.s,
        state.lang,
        state.v === "text" ? textShown()?.i : "",
      ].join("|");

/** What the view is limited to, in words. */
const scopeWords = () => limits().map((each) => each.text);

function limits() {
  const node = selected();
  const limited = state.n && byIri.get(state.n);
  return [
    limited && {
      text: limited.notice && limited.notice.number ? limited.notice.number : limited.label,
      drop: { n: "" },
    },
    state.a && { text: t("limit.answer", state.a), drop: { a: "" } },
    state.f && { text: t(`state.${state.f}`), drop: { f: "" } },
    state.q && { text: t("limit.words", state.q), drop: { q: "" } },
    state.only && node && { text: t("limit.only", name(node)), drop: { only: "" } },
  ].filter(Boolean);
}

function drawFilters(tasks) {
  const counted = new Map();
  for (const task of commitments) counted.set(stateOf(task), (counted.get(stateOf(task)) || 0) + 1);
  const facets = ["collective", "unled", "none", "truncated"].filter((key) => counted.get(key));
  empty(
    $("filters"),
    h(
      "span",
      { class: "number" },
      tasks.length === commitments.length
        ? count(tasks.length, "n.tasks")
        : t("n.of", tasks.length.toLocaleString("en"), commitments.length.toLocaleString("en")),
    ),
    limits().map((each) =>
      h(
        "button",
        { type: "button", class: "limit", onclick: () => go(each.drop) },
        plain(each.text),
        h("span", { "aria-label": t("remove") }, " ×"),
      ),
    ),
    ["ledger", "matrix", "timeline", "graph"].includes(state.v)
      ? facets
          .filter((key) => key !== state.f)
          .map((key) =>
            h(
              "button",
              { type: "button", class: "facet", onclick: () => go({ f: key }) },
              t(`state.${key}`),
              h("span", { class: "quiet" }, ` ${counted.get(key)}`),
            ),
          )
      : null,
  );
}

function drawTop() {
  const [first] = notices;
  const one = notices.length === 1;
  document.documentElement.lang = state.lang === "en" ? "en" : "zh-Hans";
  document.title = one ? plain(nodes[first.node].label) : t("title.many", notices.length);
  empty($("title"), one ? original(nodes[first.node].label) : t("title.many", notices.length.toLocaleString("en")));
  const issuer = one && nodes[first.node].edges.find((edge) => edge.relation === "issuedBy");
  const bodies = nodes.filter((node) => node.kind !== "collective" && load(node).total).length;
  empty(
    $("subtitle"),
    one
      ? [
          issuer && named(nodes[issuer.target]),
          first.number && [" · ", original(first.number)],
          first.issued && ` · ${first.issued}`,
        ]
      : [count(commitments.length, "n.tasks"), " · ", count(bodies, "n.bodies")],
  );
  empty(
    $("tabs"),
    VIEWS.map((view, k) =>
      h(
        "button",
        {
          type: "button",
          role: "tab",
          id: `tab-${view}`,
          "aria-selected": "false",
          "aria-controls": "view",
          title: t("key", k + 1),
          onclick: () => go({ v: view }),
        },
        t(`view.${view}`),
      ),
    ),
  );
  $("search").placeholder = t("search.hint");
  $("search").setAttribute("aria-label", t("search"));
  $("skip").textContent = t("skip");
  for (const [id, key] of [
    ["language", "button.language"],
    ["theme", "button.theme"],
    ["helper", "button.help"],
    ["menu-button", "button.export"],
    ["panel-close", "close"],
    ["help-close", "close"],
  ]) {
    $(id).setAttribute("aria-label", t(key));
    $(id).title = t(key);
  }
  $("views").setAttribute("aria-label", t("views"));
  $("language").setAttribute("aria-label", `${state.lang === "en" ? "中文" : "EN"} · ${t("button.language")}`);
  $("language").textContent = state.lang === "en" ? "中文" : "EN";
  $("menu-button").textContent = t("export");
  $("lister").textContent = `${t("notices")} ${notices.length.toLocaleString("en")}`;
  $("panel").setAttribute("aria-label", t("panel"));
  $("notices").setAttribute("aria-label", t("notices"));
  empty(
    $("help-content"),
    h("h2", {}, t("help")),
    h(
      "dl",
      {},
      (VIEWS.includes("sparql") ? `${t("help.keys.sparql")}|${t("help.keys")}` : t("help.keys"))
        .split("|")
        .map((line) => line.split("="))
        .map(([key, text]) => [
          h(
            "dt",
            {},
            key.split(" ").map((each) => h("kbd", {}, each)),
          ),
          h("dd", {}, text),
        ]),
    ),
    h("p", { class: "quiet" }, t("help.foot", island.version)),
  );
  drawMenu();
}

// On a phone the list of notices is a sheet that a button opens.
function listNotices(open) {
  $("notices").classList.toggle("open", open);
  $("lister").setAttribute("aria-expanded", open ? "true" : "false");
  if (open) $("notice-words").focus();
  else if (narrow()) $("lister").focus();
}

/** Limit the page to a notice, or no longer; on a phone its facts would cover what was asked for. */
function chooseNotice(iri) {
  if ($("notices").classList.contains("open")) listNotices(false);
  if (state.n === iri) return go({ n: "" });
  return go(narrow() ? { n: iri, s: "", at: "" } : { n: iri, s: iri, at: "" });
}

const LISTED = 400;

function drawNotices() {
  const list = $("notices");
  list.hidden = notices.length < 2;
  document.body.classList.toggle("many", !list.hidden);
  if (list.hidden) return;
  const words = fold(drawNotices.words || "");
  const found = notices.filter(
    (notice) => !words || fold(`${nodes[notice.node].label} ${notice.number} ${notice.issued}`).includes(words),
  );
  const entry = (notice) =>
    h(
      "li",
      {},
      h(
        "button",
        {
          type: "button",
          lang: "zh-Hans",
          "aria-current": state.n === nodes[notice.node].iri ? "true" : null,
          onclick: () => chooseNotice(nodes[notice.node].iri),
        },
        h("b", {}, notice.number || t("number.none")),
        h(
          "span",
          { class: "quiet" },
          [notice.issued, count(notice.commitments.length, "n.tasks")].filter(Boolean).join(" · "),
        ),
        h("span", { class: "name" }, nodes[notice.node].label),
      ),
    );
  const old = $("notice-words");
  const field =
    old ||
    h("input", {
      id: "notice-words",
      type: "search",
      autocomplete: "off",
      oninput: (event) => {
        drawNotices.words = event.target.value;
        drawNotices();
      },
    });
  field.placeholder = t("notices.find");
  field.setAttribute("aria-label", t("notices.find"));
  const rows = h(
    "ul",
    { id: "notice-list" },
    found.slice(0, LISTED).map(entry),
    found.length > LISTED ? h("li", { class: "quiet" }, t("more.narrow")) : null,
  );
  if (old) $("notice-list").replaceWith(rows);
  else
    empty(
      list,
      h(
        "h2",
        {},
        t("notices"),
        h("span", { class: "quiet" }, ` ${notices.length.toLocaleString("en")}`),
        h("button", { type: "button", id: "notices-close", "aria-label": t("close"), onclick: () => listNotices(false) }, "×"),
      ),
      field,
      rows,
    );
}

function turnTheme() {
  const dark = document.documentElement.dataset.theme === "dark";
  go({ theme: dark ? "light" : "dark" }, { replace: true });
}

function setTheme() {
  const dark = state.theme ? state.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}

function sayState(tasks) {
  const node = selected();
  if (node) announce(t("said.selected", name(node), count(tasksOf(node).length, "n.tasks")));
  else if (state.a) announce(t("said.answer", count(tasks.length, "n.tasks")));
  else announce(`${t(`view.${state.v}`)} · ${count(tasks.length, "n.tasks")}`);
}

let drawnKey = "";
let drawnTop = "";
let drawnNotices = "";

function render() {
  state = readAddress();
  setTheme();
  if (drawnTop !== state.lang) drawTop();
  if (drawnNotices !== state.lang + state.n) drawNotices();
  [drawnTop, drawnNotices] = [state.lang, state.lang + state.n];
  for (const view of VIEWS) {
    $(`tab-${view}`).setAttribute("aria-selected", state.v === view ? "true" : "false");
    $(`tab-${view}`).tabIndex = state.v === view ? 0 : -1;
  }
  const tasks = scope();
  drawFilters(tasks);
  const key = viewKey();
  if (key !== drawnKey) {
    drawnKey = key;
    $("main").onscroll = null;
    if (!drawLedger.keep) $("main").scrollTop = 0;
    if (state.v !== "sparql") stopEngine();
    if (state.v !== "graph" && network) {
      network.destroy();
      network = null;
    }
    $("view").className = `v-${state.v}`;
    $("view").setAttribute("aria-labelledby", `tab-${state.v}`);
    DRAW[state.v]($("view"), tasks);
  }
  MARK[state.v]();
  for (const each of document.querySelectorAll("#view .chip[data-node]"))
    each.classList.toggle("on", Boolean(state.s) && nodes[each.dataset.node].iri === state.s);
  drawPanel();
  sayState(tasks);
}

function start() {
  startSearch();
  startKeys();
  $("language").addEventListener("click", KEYS.l);
  $("theme").addEventListener("click", turnTheme);
  $("helper").addEventListener("click", KEYS["?"]);
  $("lister").addEventListener("click", () => listNotices(!$("notices").classList.contains("open")));
  $("panel-fold").addEventListener("click", () => foldPanel(!folded));
  $("panel-close").addEventListener("click", () => go({ s: "", at: "", a: "", only: "" }));
  $("help-close").addEventListener("click", () => $("help").close());
  document.addEventListener("click", (event) => {
    if (!$("menu").contains(event.target)) $("menu").open = false;
  });
  window.addEventListener("popstate", render);
  window.addEventListener("hashchange", render);
  window.addEventListener("beforeprint", drawPaper);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", render);
  render();
}

start();
