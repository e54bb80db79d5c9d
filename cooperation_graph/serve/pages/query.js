"use strict";
// The query page: asks the endpoint it was served from, and nothing else.
const $ = (id) => document.getElementById(id);
const gallery = JSON.parse($("gallery").textContent);
let table = null;

const element = (name, text) => {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  return made;
};

async function ask() {
  history.replaceState(null, "", "#" + encodeURIComponent($("query").value));
  $("status").textContent = "…";
  $("result").replaceChildren();
  $("csv").disabled = $("chart").disabled = true;
  const started = performance.now();
  const response = await fetch("/sparql", {
    method: "POST",
    headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, text/turtle;q=0.9" },
    body: $("query").value,
  });
  const text = await response.text();
  const took = Math.round(performance.now() - started) + " ms";
  if (!response.ok) {
    $("status").textContent = text.trim();
    return;
  }
  if (!response.headers.get("Content-Type").includes("json")) {
    $("status").textContent = took;
    $("result").append(element("pre", text));
    return;
  }
  const json = JSON.parse(text);
  table = "boolean" in json ? { columns: ["ask"], rows: [[{ value: String(json.boolean) }]] }
    : { columns: json.head.vars, rows: json.results.bindings.map((row) => json.head.vars.map((name) => row[name] || { value: "" })) };
  $("status").textContent = table.rows.length + " · " + took;
  $("csv").disabled = false;
  $("chart").disabled = numeric() < 0;
  show();
}

const numeric = () => table.columns.findIndex((_, at) => table.rows.length > 0 && table.rows.every((row) => row[at].value !== "" && !isNaN(row[at].value)));

function show() {
  const drawn = $("chart").getAttribute("aria-pressed") === "true" && !$("chart").disabled;
  $("result").replaceChildren(drawn ? bars() : grid());
  if (matchMedia("(max-width: 50rem)").matches) $("result").scrollIntoView({ block: "start" });
}

function grid() {
  const made = element("table");
  const head = made.createTHead().insertRow();
  for (const name of table.columns) {
    const cell = element("th", name);
    cell.scope = "col";
    head.append(cell);
  }
  const body = made.createTBody();
  for (const row of table.rows) {
    const line = body.insertRow();
    for (const term of row) line.insertCell().append(shown(term));
  }
  return made;
}

const BASE = "https://w3id.org/cooperation-graph/";
function shown(term) {
  const own = term.type === "uri" && term.value.startsWith(BASE);
  const made = element(own ? "a" : "bdi", own ? term.value.slice(BASE.length) : term.value);
  if (own) made.href = "/" + term.value.slice(BASE.length);
  return made;
}

const short = (value) => (value.startsWith(BASE) ? value.slice(BASE.length) : value);

function bars() {
  const number = numeric();
  const others = table.columns.map((_, at) => at).filter((at) => at !== number);
  const words = others.find((at) => table.rows.every((row) => row[at].type === "literal" && isNaN(row[at].value)));
  const label = words ?? others[0] ?? -1;
  const most = Math.max(...table.rows.map((row) => Number(row[number].value)), 1);
  const made = element("div");
  for (const row of table.rows.slice(0, 60)) {
    const bar = element("div");
    bar.className = "bar";
    const length = element("i");
    length.style.width = (100 * Number(row[number].value)) / most + "%";
    bar.append(element("span", label < 0 ? "" : short(row[label].value)), length, element("span", row[number].value));
    made.append(bar);
  }
  return made;
}

const quoted = (value) => (/[",\n\r]/.test(value) ? '"' + value.replaceAll('"', '""') + '"' : value);

$("csv").addEventListener("click", () => {
  const lines = [table.columns, ...table.rows.map((row) => row.map((term) => term.value))];
  const link = element("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff" + lines.map((line) => line.map(quoted).join(",")).join("\r\n")], { type: "text/csv" }));
  link.download = "result.csv";
  link.click();
  URL.revokeObjectURL(link.href);
});
$("chart").addEventListener("click", () => {
  $("chart").setAttribute("aria-pressed", String($("chart").getAttribute("aria-pressed") !== "true"));
  show();
});
$("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  ask();
});
$("query").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) ask();
});
for (const link of document.querySelectorAll("[data-name]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    $("query").value = gallery[link.dataset.name];
    ask();
  });
}
if (location.hash.length > 1) {
  $("query").value = gallery[decodeURIComponent(location.hash.slice(1))] || decodeURIComponent(location.hash.slice(1));
  ask();
}
