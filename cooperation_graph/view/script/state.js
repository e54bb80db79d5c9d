// The whole state of the page stands in its address, so that a link shows what its sender saw and Back goes back.

const VIEWS = ["ledger", "matrix", "graph", "text", "timeline", "cascade"];
if (document.getElementById("sparql")) VIEWS.push("sparql");
const DEFAULTS = {
  v: commitments.length > MOST_TASKS || narrow() ? "ledger" : "graph", // view; always written, for it depends on the screen
  s: "", // selected thing
  n: "", // notice that the view is limited to
  q: "", // words that the view is limited to
  a: "", // question that is answered
  f: "", // state of responsibility that the view is limited to
  only: "", // limited to what the selected thing has to do with
  o: "", // order of the ledger, e.g. "lead" or "-lead"
  x: "", // kinds and roles switched off in the graph
  e: "", // things expanded in the graph
  sq: "", // question or query that the SPARQL view answers
  at: "", // characters, e.g. "2727164d:1310-1314"
  lang: island.lang,
  theme: "",
};

let state = { ...DEFAULTS };

function readAddress() {
  const found = { ...DEFAULTS };
  for (const pair of location.hash.slice(1).split("&")) {
    const [key, value] = pair.split("=");
    if (!(key in DEFAULTS) || value === undefined) continue;
    try {
      found[key] = decodeURIComponent(value);
    } catch {
      // a link that was cut on its way still opens the page
    }
  }
  if (!VIEWS.includes(found.v)) found.v = DEFAULTS.v;
  if (!["zh", "en"].includes(found.lang)) found.lang = DEFAULTS.lang;
  return found;
}

const encode = (value) => encodeURIComponent(value).replace(/%2F/g, "/").replace(/%3A/g, ":").replace(/%2C/g, ",");

const address = (wanted) =>
  "#" +
  Object.keys(DEFAULTS)
    .filter((key) => key === "v" || wanted[key] !== DEFAULTS[key])
    .map((key) => `${key}=${encode(wanted[key])}`)
    .join("&");

/** Change the state; `replace` leaves no step for the back button. */
function go(changes, { replace = false } = {}) {
  const wanted = address({ ...state, ...changes });
  if (replace) history.replaceState(null, "", wanted);
  else history.pushState(null, "", wanted);
  return render();
}

const selected = () => byIri.get(state.s) || null;
const select = (node, changes = {}) => go({ s: node.iri, at: "", ...changes });

/** The text and the offsets of `at`. */
function place(at) {
  const match = /^([0-9a-f]{8,64}):(\d+)-(\d+)$/.exec(at);
  const text = match && texts.find((each) => each.sha256.startsWith(match[1]));
  return text ? { text, start: Number(match[2]), end: Number(match[3]) } : null;
}
const atOf = (proof) => `${proof.text.sha256.slice(0, 8)}:${proof.start}-${proof.end}`;

/** The commitments that every view shows now: of those asked for, the ones within the limits. */
function scope(asked = state.a ? answer(state.a).commitments : commitments) {
  let found = asked;
  const notice = state.n && byIri.get(state.n);
  if (notice && notice.notice) found = found.filter((task) => notices[task.notice] === notice.notice);
  if (state.f) found = found.filter((task) => stateOf(task) === state.f);
  if (state.q) found = found.filter((task) => matches(task, state.q));
  if (state.only && selected()) {
    const wanted = new Set(tasksOf(selected()));
    found = found.filter((task) => wanted.has(task));
  }
  return found;
}
