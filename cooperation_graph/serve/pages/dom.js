// The query page: asks the endpoint it was served from, and nothing else. Elements are built, never written as markup.
const $ = (id) => document.getElementById(id);
const ISLAND = JSON.parse($("island").textContent);
const CHINESE = document.documentElement.lang.startsWith("zh");

/** An element with attributes ("on…" are listeners) and children. */
function h(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

/** A word of the interface with its gaps filled. */
function t(key, ...gaps) {
  return gaps.reduce((text, gap, at) => text.replace(`{${at}}`, () => gap), ISLAND.words[key] ?? key);
}

// U+202E and its kin would turn the rest of a line round
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const plain = (text) => text.replace(DIRECTION, "\ufffd");

function save(name, text, type) {
  const link = h("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

async function asked(query, accept, signal) {
  const response = await fetch("/sparql", {
    method: "POST",
    headers: { "Content-Type": "application/sparql-query", Accept: accept },
    body: query,
    signal,
  });
  return { ok: response.ok, type: response.headers.get("Content-Type") || "", text: await response.text() };
}

const JSON_TABLE = "application/sparql-results+json";
async function rowsOf(query) {
  const { ok, text } = await asked(query, JSON_TABLE);
  return ok ? JSON.parse(text).results.bindings : [];
}

const RANK = ISLAND.names.split(" ").map(expanded);
/** The best names of some things: a map from IRI to {value, lang}. */
async function namesOf(iris) {
  const found = new Map();
  const fit = [...iris].filter((iri) => !/[<>"{}|^`\\\s]/.test(iri));
  for (let at = 0; at < fit.length; at += 250) {
    const listed = fit.slice(at, at + 250).map((iri) => `<${iri}>`).join(" ");
    const query = `SELECT ?s ?how ?name { VALUES ?s { ${listed} } VALUES ?how { ${ISLAND.names} } ?s ?how ?name }`;
    for (const { s, how, name } of await rowsOf(query)) {
      const rank = RANK.indexOf(how.value);
      if (!found.has(s.value) || rank < found.get(s.value).rank) found.set(s.value, { rank, value: name.value, lang: name["xml:lang"] });
    }
  }
  return found;
}

function expanded(curie) {
  const [prefix, local] = curie.split(":");
  return ISLAND.prefixes[prefix] + local;
}

/** cg:ledBy for the IRI of ours or of a known vocabulary; the readable part for things. */
function short(iri) {
  if (iri.startsWith(`${ISLAND.base}id/`)) return iri.slice(ISLAND.base.length + 3);
  const known = Object.entries(ISLAND.prefixes).find(([, start]) => iri.startsWith(start));
  return known ? `${known[0]}:${iri.slice(known[1].length)}` : iri;
}

/** The address on this server of an IRI of ours; any other http address as it is. */
function address(iri) {
  if (iri.startsWith(ISLAND.base)) return `/${iri.slice(ISLAND.base.length).split("#").map(encodeURI).join("#")}`.replaceAll("%25", "%");
  return /^https?:\/\//.test(iri) ? iri : null;
}
