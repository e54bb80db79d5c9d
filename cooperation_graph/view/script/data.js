// The rows of the page, unpacked, and the way from one to the other.

const island = JSON.parse(document.getElementById("data").textContent);

// What a row ends with and what is empty is left out.
const EMPTY = {
  actors: [],
  beneficiaries: [],
  aliases: [],
  evidence: [],
  full: "",
  english: "",
  value: "",
  number: "",
  issued: "",
  effective: "",
  expires: "",
  edtf: "",
};

const unpack = ({ columns, words, rows }) => {
  const listed = columns.map((column) => words[column]);
  const empty = columns.map((column) => EMPTY[column] ?? 0);
  return rows.map((row, i) => {
    const value = { i };
    for (let k = 0; k < columns.length; k += 1) {
      const packed = k < row.length ? row[k] : empty[k];
      value[columns[k]] = listed[k] ? listed[k][packed] : packed;
    }
    return value;
  });
};

const texts = unpack(island.texts);
const nodes = unpack(island.nodes);
const edges = unpack(island.edges);
const notices = unpack(island.notices);
const commitments = unpack(island.commitments);
const measures = unpack(island.measures);
const times = unpack(island.times);
const targets = unpack(island.targets);
const notes = unpack(island.notes);
const READINGS = island.readings;
const RULES = island.rules;
const WAYS = island.ways;

const ROLES = ["lead", "responsible", "support", "supervise"];
const MARKS = { lead: "●", responsible: "○", support: "△", supervise: "□" };
const THINGS = ["beneficiary", "leadingIndustry", "relatedIndustry", "concerns"];
const AUTHORITIES = ["basedOn", "carriesOut", "cites", "prints"];
const BODIES = new Set(["body", "collective", "unresolved"]);
const AUTHORITY_KINDS = new Set(["document", "notice"]);

// Above this many commitments a drawing of all of them could not be read.
const MOST_TASKS = 40;

// On a phone there is room for bodies and commitments; the rest comes when it is asked for.
const narrow = () => matchMedia("(max-width: 760px)").matches;

for (const task of commitments) {
  nodes[task.node].iri ||= `${nodes[notices[task.notice].node].iri.replace("notice/", "commitment/")}/${task.path}`;
}

const byIri = new Map(nodes.map((node) => [node.iri, node]));

// Offsets count code points; JavaScript strings count UTF-16 units.
const ASTRAL = /[\ud800-\udfff]/;

/** The characters of a stored text between two offsets. */
function slice(text, start, end) {
  if (text.astral === undefined) text.astral = ASTRAL.test(text.text) ? Array.from(text.text) : null;
  return text.astral ? text.astral.slice(start, end).join("") : text.text.slice(start, end);
}

const lengthOf = (text) => (slice(text, 0, 0), text.astral ? text.astral.length : text.text.length);

/** Evidence as objects. In the rows a negative number names the text, and three follow a piece: start, length, way. */
function proofs(flat) {
  const found = [];
  let text = null;
  for (let k = 0; k < flat.length;) {
    if (flat[k] < 0) {
      text = flat[k] === -1 ? null : texts[-2 - flat[k]];
      k += 1;
    } else {
      const [reading, rule] = WAYS[flat[k + 2]];
      found.push({ text, start: flat[k], end: flat[k] + flat[k + 1], reading: READINGS[reading], rule: RULES[rule] });
      k += 3;
    }
  }
  return found;
}

const firstWords = (row) => {
  const [proof] = proofs(row.evidence);
  return proof && proof.text ? slice(proof.text, proof.start, proof.end).replace(/\s*\n\s*/g, "") : "";
};

for (const node of nodes) node.edges = [];
for (const edge of edges) {
  nodes[edge.source].edges.push(edge);
  if (edge.target !== edge.source) nodes[edge.target].edges.push(edge);
}
for (const notice of notices) {
  nodes[notice.node].notice = notice;
  notice.commitments = [];
}
for (const task of commitments) {
  nodes[task.node].commitment = task;
  notices[task.notice].commitments.push(task);
  Object.assign(task, { measures: [], times: [], targets: [] });
}
for (const measure of measures) commitments[measure.commitment].measures.push(measure);
for (const time of times) commitments[time.commitment].times.push(time);
for (const target of targets) commitments[target.commitment].targets.push(target);
for (const note of notes) {
  nodes[note.node].label ||= firstWords(note);
  note.value ||= nodes[note.node].label;
  (nodes[note.node].notes ||= []).push(note);
}

// A party that was understood and is not written stands as its complement.
const party = (i) => (i < 0 ? ~i : i);

// A beneficiary or an actor of a measure knows its commitments too.
for (const measure of measures) {
  for (const i of [...measure.actors, ...measure.beneficiaries]) (nodes[party(i)].acts ||= []).push(measure);
}

const heading = (task) => nodes[task.node].label;

/** The edges of a commitment in one relation, in the order of the text. */
const related = (task, ...relations) =>
  nodes[task.node].edges
    .filter((edge) => edge.source === task.node && relations.includes(edge.relation))
    .sort((a, b) => a.position - b.position || (a.evidence[1] ?? 0) - (b.evidence[1] ?? 0));

/** The things a commitment names, each once, what it is for before what it merely mentions. */
function thingsOf(task) {
  const answering = new Set(related(task, ...ROLES).map((edge) => edge.target));
  const seen = new Map();
  for (const relation of THINGS) {
    for (const edge of related(task, relation))
      if (!seen.has(edge.target) && !answering.has(edge.target)) seen.set(edge.target, edge);
  }
  return [...seen.values()].sort((a, b) => rankOf(a) - rankOf(b));
}

// Whom it serves, then places and things, then bodies that are only named, then documents.
const rankOf = (edge) => {
  const { kind } = nodes[edge.target];
  return edge.relation === "beneficiary" ? 0 : AUTHORITY_KINDS.has(kind) ? 3 : BODIES.has(kind) ? 2 : 1;
};

/** The commitments that a node has to do with, in reading order. */
function tasksOf(node) {
  if (node.commitment) return [node.commitment];
  if (node.notice) return node.notice.commitments;
  const found = new Set((node.acts || []).map((measure) => commitments[measure.commitment]));
  for (const edge of node.edges) {
    const other = nodes[edge.source === node.i ? edge.target : edge.source];
    if (other.commitment) found.add(other.commitment);
    else if (other.notice && AUTHORITIES.includes(edge.relation))
      other.notice.commitments.forEach((task) => found.add(task));
  }
  return [...found].sort((a, b) => a.i - b.i);
}

/** How often a body stands in each role. */
function load(node) {
  const count = { lead: 0, responsible: 0, support: 0, supervise: 0, total: 0 };
  for (const edge of node.edges) {
    if (edge.target === node.i && ROLES.includes(edge.relation)) {
      count[edge.relation] += 1;
      count.total += 1;
    }
  }
  return count;
}

/** What stands in the way of a plain answer: cut off, nobody named, no lead, only a collective, or nothing. */
function stateOf(task) {
  if (task.state === "truncated") return "truncated";
  if (!related(task, ...ROLES).length) return "none";
  if (!related(task, "lead").length) return "unled";
  const others = related(task, "responsible", "support");
  return others.length && others.every((edge) => nodes[edge.target].kind === "collective") ? "collective" : "stated";
}

const noticeOfText = new Map(notices.map((notice) => [texts[notice.text], notice]));

/** The commitment around an offset: the section that a citation names, as `cooperation-graph cite` does. */
const taskAt = (text, offset) => {
  const notice = noticeOfText.get(text);
  return notice && notice.commitments.reduce((last, task) => (task.start <= offset && offset < task.end ? task : last), null);
};

/** Everything that is said by characters of a text. */
function statementsOf(text) {
  if (!statementsOf.index) {
    statementsOf.index = new Map(texts.map((each) => [each, []]));
    const put = (row, type, subject) => {
      for (const proof of proofs(row.evidence)) {
        if (proof.text) statementsOf.index.get(proof.text).push({ ...proof, type, row, subject });
      }
    };
    for (const edge of edges) put(edge, "edge", nodes[edge.source]);
    for (const note of notes) put(note, "note", nodes[note.node]);
    for (const measure of measures) put(measure, "measure", nodes[commitments[measure.commitment].node]);
    for (const time of times) put(time, "time", nodes[commitments[time.commitment].node]);
    for (const target of targets) put(target, "target", nodes[commitments[target.commitment].node]);
  }
  return statementsOf.index.get(text);
}
