// What happens: a question is chosen or written, the address keeps it, the server is asked, the answer is shown.

const VIEWS = ["table", "chart", "raw"];
const state = { question: "", bound: {}, view: "table", answer: null, going: null };

const editor = sparqlEditor({
  parent: $("editor"),
  text: $("example").content.textContent,
  nonce: $("page-script").nonce,
  label: $("editor").dataset.label,
  phrases: ISLAND.words,
  complete: offersFor,
  run: () => run(),
  changed: () => editor.text && settle(),
});

/** A text that is no longer the question's is one's own. */
function settle() {
  editor.mark(0);
  if (!state.question || editor.text() === textOf(state.question)) return;
  state.question = "";
  state.bound = {};
  drawParameters();
  drawGallery();
}

function textOf(name) {
  const lines = Object.entries(state.bound).map(([variable, iri]) => `  VALUES ?${variable} { <${iri}> }\n`);
  return ISLAND.questions[name].sparql.replace(/WHERE \{\n(?!\s*SELECT)/, (start) => start + lines.join(""));
}

function choose(name, bound = {}) {
  state.question = name;
  state.bound = bound;
  editor.write(textOf(name));
  drawParameters();
  drawGallery();
}

/* ---- the address: #question=08-load&view=chart, or #query=SELECT…; a link carries it all */
function fragment() {
  const parts = new URLSearchParams();
  if (state.question) {
    parts.set("question", state.question);
    for (const [name, iri] of Object.entries(state.bound)) parts.set(name, iri);
  } else parts.set("query", editor.text());
  if (state.view !== "table") parts.set("view", state.view);
  return `#${parts}`;
}

function follow() {
  const parts = new URLSearchParams(location.hash.slice(1));
  if (VIEWS.includes(parts.get("view"))) state.view = parts.get("view");
  const question = ISLAND.questions[parts.get("question")] ? parts.get("question") : "";
  if (question) {
    const bound = ISLAND.questions[question].parameters.map(([name]) => [name, parts.get(name)]);
    choose(question, Object.fromEntries(bound.filter(([, iri]) => iri && isIri(iri))));
  } else if (parts.get("query")) {
    state.question = "";
    editor.write(parts.get("query"));
    settle();
    drawParameters();
    drawGallery();
  } else return;
  run();
}
const isIri = (text) => /^https?:\/\/[^<>"{}|^`\\\s]+$/.test(text);

/* ---- asking */
async function run() {
  state.going?.abort();
  const going = (state.going = new AbortController());
  const query = editor.text();
  if (location.hash !== fragment()) history.replaceState(null, "", fragment());
  editor.mark(0);
  $("wrong").hidden = true;
  $("stop").hidden = false;
  $("status").textContent = t("wait");
  const began = performance.now();
  try {
    const { ok, type, text } = await asked(query, `${JSON_TABLE}, text/turtle;q=0.9`, going.signal);
    const took = Math.round(performance.now() - began);
    if (!ok) return fail(text.trim());
    state.answer = Object.assign(readAnswer(text, type), { query, names: new Map() });
    remember(query);
    tell(took);
    show();
    await name(state.answer);
  } catch (error) {
    if (going === state.going || error.name !== "AbortError") fail(error.name === "AbortError" ? t("stopped") : t("gone"));
  } finally {
    if (going === state.going) $("stop").hidden = true;
  }
}

function tell(took) {
  const { kind, rows } = state.answer;
  if (kind !== "table") $("status").textContent = t("took", took);
  else $("status").textContent = t(rows.length === 1 ? "row" : "rows", rows.length.toLocaleString(), took);
}

/** Names come after the rows: the rows need not wait for them. */
async function name(answer) {
  if (answer.kind !== "table") return;
  const iris = new Set(answer.rows.slice(0, 2000).flatMap((row) => row.filter((term) => term && isThing(term)).map((term) => term.value)));
  answer.names = await namesOf(iris);
  if (answer.names.size && answer === state.answer) answer.redraw?.();
}

// error at 2:9: expected one of …   line 3: a string is not closed
const PLACE = /\bat (\d+):(\d+)|\bline (\d+)/;
function fail(message) {
  const place = PLACE.exec(message);
  const unknown = place && undeclared(editor.text());
  const [line, column] = unknown ? unknown.place : place ? [Number(place[1] ?? place[3]), Number(place[2] ?? 1)] : [0, 0];
  const said = unknown ? t("prefix", unknown.prefix) : message.replace(/^error at \d+:\d+: /, "").replace(/\s+/g, " ").replace(/(.{300}).+/, "$1…");
  if (line) editor.mark(line, column, said);
  $("status").textContent = "";
  $("wrong").textContent = (line ? t("line", line, column) : "") + said;
  $("wrong").hidden = false;
  $("result").hidden = true;
}

/** The first prefix that nobody declared, with its line and column. */
function undeclared(text) {
  const blanked = text.replace(/<[^<>\s]*>|"[^"\n]*"|'[^'\n]*'|#[^\n]*/g, (found) => " ".repeat(found.length));
  const known = new Set([...Object.keys(ISLAND.prefixes), ...[...blanked.matchAll(/\bprefix\s+([\w-]*):/gi)].map((found) => found[1])]);
  for (const found of blanked.matchAll(/(?<![\w?$:-])([A-Za-z][\w-]*):(?=[^\s/]|$)/g)) {
    if (known.has(found[1]) || found[1] === "_") continue;
    const before = text.slice(0, found.index).split("\n");
    return { prefix: `${found[1]}:`, place: [before.length, before.at(-1).length + 1] };
  }
  return null;
}

/* ---- showing */
function show() {
  const { answer } = state;
  if (!answer) return;
  const view = answer.kind === "table" ? state.view : "raw";
  for (const each of VIEWS) {
    const tab = $(`tab-${each}`);
    tab.hidden = answer.kind !== "table" && each !== "raw";
    tab.setAttribute("aria-selected", String(each === view));
    tab.tabIndex = each === view ? 0 : -1;
  }
  $("shown").setAttribute("aria-labelledby", `tab-${view}`);
  answer.redraw = null;
  $("shown").replaceChildren(...content(answer, view).filter(Boolean));
  $("downloads").replaceChildren(...downloadsOf(answer, state.question || "sparql"));
  $("result").hidden = false;
}

function content(answer, view) {
  if (answer.kind === "ask") return [h("p", { class: "said" }, t(answer.boolean ? "yes" : "no")), h("pre", { class: "code" }, answer.text)];
  if (view === "raw") return [h("pre", { class: "code" }, plain(answer.text.slice(0, 500000)))];
  if (!answer.rows.length) return [h("p", {}, t("none"))];
  return view === "chart" ? chartView(answer) : tableView(answer);
}

function drawGallery() {
  for (const link of document.querySelectorAll("#gallery a")) {
    if (link.dataset.name === state.question) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

/** Entries for what a question may be bound to; names come from the dataset. */
async function drawParameters() {
  const name = state.question;
  const parameters = name ? ISLAND.questions[name].parameters : [];
  $("parameters").hidden = !parameters.length;
  $("parameters").replaceChildren();
  for (const [variable, meaning] of parameters) {
    const list = h("datalist", { id: `l-${variable}` });
    const take = (event) => bind(variable, event.target.value.trim());
    const given = state.bound[variable] ? short(state.bound[variable]) : "";
    const entry = h("input", { id: `p-${variable}`, value: given, list: `l-${variable}`, placeholder: t("any"), autocomplete: "off", onchange: take });
    $("parameters").append(h("p", {}, h("label", { for: `p-${variable}` }, h("code", {}, `?${variable}`), ` ${meaning}`), entry, list));
    const iris = (await rowsOf(ISLAND.offered[variable])).map((row) => row.s.value);
    const names = await namesOf(iris);
    list.append(...iris.map((iri) => h("option", { value: short(iri) }, names.get(iri)?.value ?? "")));
  }
}

async function bind(variable, text) {
  const bound = { ...state.bound };
  delete bound[variable];
  if (text && isIri(`${ISLAND.base}id/${text}`) && text.includes("/")) bound[variable] = text.startsWith("http") ? text : `${ISLAND.base}id/${text}`;
  else if (text) {
    const found = await things(text);
    if (found.length) bound[variable] = found[0].apply.slice(1, -1);
  }
  choose(state.question, bound);
  run();
}

/* ---- the queries of this tab */
const KEPT = "cooperation-graph.queries";
const kept = () => {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)) ?? [];
  } catch {
    return [];
  }
};
function remember(query) {
  const queries = [query, ...kept().filter((each) => each !== query)].slice(0, 30);
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(queries));
  } catch {
    return; // a browser that keeps nothing
  }
  drawHistory(queries);
}
function drawHistory(queries) {
  const line = (query) => query.replace(/^(#.*|prefix\s.*|\s*)\n/gim, "").replace(/\s+/g, " ").slice(0, 90);
  const title = (query) => (query.startsWith("#") ? query.split("\n")[0].slice(2).split(" | ")[CHINESE ? 0 : 1] : null) ?? line(query);
  $("history").replaceChildren($("history").options[0], ...queries.map((query, at) => h("option", { value: at }, title(query))));
  $("history").selectedIndex = 0;
  $("history").disabled = !queries.length;
}

/* ---- what one does */
$("ask").addEventListener("submit", (event) => (event.preventDefault(), run()));
$("stop").addEventListener("click", () => state.going?.abort());
$("gallery").addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link) return;
  event.preventDefault();
  choose(link.dataset.name);
  history.pushState(null, "", fragment());
  run();
  if (matchMedia("(max-width: 60rem)").matches) $("ask").scrollIntoView({ block: "start" });
});
$("find").addEventListener("input", () => {
  const word = $("find").value.trim().toLowerCase();
  for (const link of document.querySelectorAll("#gallery a")) {
    link.parentElement.hidden = !`${link.textContent} ${link.title} ${link.dataset.name}`.toLowerCase().includes(word);
  }
});
$("history").addEventListener("change", () => {
  const query = kept()[Number($("history").value)];
  $("history").selectedIndex = 0;
  if (!query) return;
  editor.write(query);
  settle();
  editor.focus();
});
$("link").addEventListener("click", async () => {
  history.replaceState(null, "", fragment());
  try {
    await navigator.clipboard.writeText(location.href);
    $("status").textContent = t("copied");
  } catch {
    $("status").textContent = location.href; // no permission: at least it can be read
  }
});
for (const view of VIEWS) {
  $(`tab-${view}`).addEventListener("click", () => {
    state.view = view;
    history.replaceState(null, "", fragment());
    show();
  });
  $(`tab-${view}`).addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = $(`tab-${VIEWS[(VIEWS.indexOf(view) + step + VIEWS.length) % VIEWS.length]}`);
    next.focus();
    next.click();
  });
}
addEventListener("hashchange", follow);
drawHistory(kept());
follow();
