// What the graph draws: cards in columns, left to right: authorities, bodies, commitments, places and things.

const COLUMN = { document: 0, notice: 0, body: 1, collective: 1, unresolved: 1, commitment: 2 };
const columnOf = (node) => COLUMN[node.kind] ?? 3;
const CARD_WIDTH = [170, 180, 270, 190];
const MOST_THINGS = 18;
const MOST_NEIGHBOURS = 24;
const LINE = 19;
const FONT = '14px "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif';

// What one switch of the graph turns off together.
const FAMILIES = {
  authorities: ["document", "notice"],
  bodies: ["body", "unresolved"],
  collectives: ["collective"],
  places: ["place", "region", "zone"],
  works: ["project", "site"],
  industries: ["industry", "enterprise"],
  activities: ["event", "programme"],
  people: ["population"],
};
const FAMILY_OF = Object.fromEntries(
  Object.entries(FAMILIES).flatMap(([family, kinds]) => kinds.map((kind) => [kind, family])),
);
const KIND_RANK = [
  "place",
  "region",
  "zone",
  "project",
  "site",
  "industry",
  "enterprise",
  "population",
  "programme",
  "event",
];

const ruler = document.createElement("canvas").getContext("2d");

function wrap(text, width) {
  ruler.font = FONT;
  const lines = [""];
  for (const part of text.match(/[\x21-\x7e\u00c0-\u024f]+\s*|\s+|[^]/gu) || [""]) {
    const line = lines[lines.length - 1] + part;
    const closing = /^[，。、；：！？）》〕”’]/.test(part); // never begins a line
    if (!closing && lines[lines.length - 1] && ruler.measureText(line.trimEnd()).width > width) lines.push(part);
    else lines[lines.length - 1] = line;
  }
  return lines.length > 4 ? [...lines.slice(0, 3), `${lines[3].slice(0, -1)}…`] : lines;
}

function cardOf(node) {
  const label = node.commitment ? `${node.commitment.label} ${plain(name(node))}` : plain(name(node));
  const lines = wrap(label, (narrow() ? CARD_WIDTH[columnOf(node)] * 0.7 : CARD_WIDTH[columnOf(node)]) - 34);
  const width = Math.ceil(Math.max(...lines.map((line) => ruler.measureText(line).width))) + 34;
  return {
    node,
    lines,
    width,
    height: lines.length * LINE + 13,
    column: columnOf(node),
    status: node.commitment ? stateOf(node.commitment) : "",
  };
}

const hidden = () => new Set(state.x ? state.x.split(",") : []);

const expanded = () =>
  new Set((state.e ? state.e.split(",") : []).map((iri) => byIri.get(decodeURIComponent(iri))).filter(Boolean));

/** The commitments that the graph draws, and how many more there would be. */
function graphTasks() {
  const all = scope();
  const node = selected();
  if (all.length <= MOST_TASKS) return { tasks: all, left: 0 };
  const wanted = new Set([node, ...expanded()].filter(Boolean).flatMap(tasksOf));
  const found = all.filter((task) => wanted.has(task));
  return { tasks: found.slice(0, MOST_NEIGHBOURS), left: Math.max(0, found.length - MOST_NEIGHBOURS) };
}

/** Cards and links of the drawing, laid out. */
function drawing() {
  const off = hidden();
  const { tasks, left } = graphTasks();
  const shown = new Set();
  const links = [];
  const focus = selected();
  const put = (edge, from, to) => {
    shown.add(nodes[from]).add(nodes[to]);
    links.push({ edge, from, to, stacked: columnOf(nodes[from]) === columnOf(nodes[to]) });
  };
  for (const task of tasks) {
    shown.add(nodes[task.node]);
    for (const edge of related(task, ...ROLES)) {
      if (!off.has(edge.relation) && !off.has(FAMILY_OF[nodes[edge.target].kind])) put(edge, edge.target, task.node);
    }
  }
  const things = new Map();
  for (const task of tasks) {
    for (const edge of thingsOf(task)) {
      const thing = nodes[edge.target];
      if (columnOf(thing) !== 1 && !off.has(FAMILY_OF[thing.kind]))
        things.set(thing, [...(things.get(thing) || []), edge]);
    }
  }
  const grown = expanded();
  const asked = ([thing, mine]) =>
    thing === focus ||
    (columnOf(thing) !== 3 && !narrow()) ||
    mine.some((edge) => grown.has(nodes[edge.source])) ||
    grown.has(thing);
  const ranked = [...things].sort(
    (a, b) =>
      asked(b) - asked(a) ||
      b[1].length - a[1].length ||
      KIND_RANK.indexOf(a[0].kind) - KIND_RANK.indexOf(b[0].kind) ||
      a[0].i - b[0].i,
  );
  const fitting = ranked.filter((entry, k) => asked(entry) || (k < MOST_THINGS && !narrow()));
  for (const [thing, mine] of fitting) {
    for (const edge of mine) {
      if (columnOf(thing) === 3) put(edge, edge.source, thing.i);
      else put(edge, thing.i, edge.source);
    }
  }
  if (!off.has("authorities") && !narrow()) {
    for (const notice of new Set(tasks.map((task) => notices[task.notice]))) {
      for (const edge of nodes[notice.node].edges) {
        if (edge.source === notice.node && ["basedOn", "carriesOut"].includes(edge.relation))
          put(edge, notice.node, edge.target);
      }
      if (shown.has(nodes[notice.node]) || notices.length > 1) {
        shown.add(nodes[notice.node]);
        for (const task of notice.commitments)
          if (tasks.includes(task)) links.push({ edge: null, from: notice.node, to: task.node });
      }
    }
  }
  const cards = [...shown].sort((a, b) => a.y - b.y || a.i - b.i).map(cardOf);
  layOut(cards);
  return { cards, links, left, more: ranked.length - fitting.length };
}

/** Give each card its place: columns as wide as their widest card, cards spread evenly over the common height. */
function layOut(cards) {
  const columns = [0, 1, 2, 3]
    .map((column) => cards.filter((card) => card.column === column))
    .filter((column) => column.length);
  const least = 11;
  const tall = Math.max(...columns.map((column) => column.reduce((sum, card) => sum + card.height + least, -least)));
  let x = 0;
  for (const column of columns) {
    const width = Math.max(...column.map((card) => card.width));
    const free = tall - column.reduce((sum, card) => sum + card.height, 0);
    const gap = Math.min(column.length > 1 ? free / (column.length - 1) : 0, 64);
    let y = (free - gap * (column.length - 1)) / 2;
    for (const card of column) {
      card.width = width;
      card.x = x + width / 2;
      card.y = y + card.height / 2;
      y += card.height + gap;
    }
    x += width + (narrow() ? 40 : 74);
  }
}

/** Colours of the theme in force, by the names that the style sheet gives them. */
function palette(light = false) {
  const read = getComputedStyle(light ? $("light") : document.documentElement);
  return (key) => read.getPropertyValue(`--${key}`).trim();
}

const linkKind = (link) =>
  link.edge
    ? ROLES.includes(link.edge.relation)
      ? link.edge.relation
      : AUTHORITIES.includes(link.edge.relation)
        ? "authority"
        : "thing"
    : "holds";
const isInferred = (link) =>
  Boolean(link.edge) && proofs(link.edge.evidence).some((proof) => proof.reading === "inferred");

const LINK_STYLE = {
  lead: { color: "lead", width: 2.4 },
  responsible: { color: "responsible", width: 1.3 },
  support: { color: "responsible", width: 1.3, dashes: [6, 4] },
  supervise: { color: "authority", width: 1.3, dashes: [2, 3] },
  thing: { color: "link", width: 1 },
  authority: { color: "authority", width: 1.4 },
  holds: { color: "link", width: 1, dashes: [2, 4] },
};
