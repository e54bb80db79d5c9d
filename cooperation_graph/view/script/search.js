// Search: names, aliases, words of commitments, and simple questions in two languages.

const fold = (text) => text.normalize("NFKC").toLowerCase();

function haystack(node) {
  return (node.haystack ||= fold([node.label, node.full, node.english, ...node.aliases].filter(Boolean).join("\n")));
}

function wordsOfTask(task) {
  return (task.haystack ||= fold(
    [task.label, slice(texts[task.text], task.start, task.end).replace(/\s*\n\s*/g, ""), heading(task)].join("\n") +
      "\n" +
      related(task, ...ROLES)
        .map((edge) => haystack(nodes[edge.target]))
        .join("\n") +
      "\n" +
      nodes[notices[task.notice].node].label +
      notices[task.notice].number,
  ));
}

const matches = (task, query) =>
  fold(query)
    .split(/\s+/)
    .every((word) => wordsOfTask(task).includes(word));

/** Nodes whose names hold the words, best first. */
function find(query, kinds = null, limit = 12) {
  const wanted = fold(query.trim());
  if (!wanted) return [];
  const scored = [];
  for (const node of nodes) {
    if (kinds && !kinds.has(node.kind)) continue;
    const names = haystack(node);
    const at = names.indexOf(wanted);
    if (at < 0) continue;
    const whole = names.split("\n").includes(wanted) ? 0 : at === 0 ? 1 : 2;
    scored.push([whole, BODIES.has(node.kind) ? 0 : 1, node.label.length, -node.edges.length, node]);
  }
  scored.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3] || a[4].i - b[4].i);
  return scored.slice(0, limit).map((row) => row[4]);
}

// 市经委牵头什么 · 谁牵头旅游 · 旅游由谁负责 · who leads tourism · what does X lead
const ROLE_WORDS = {
  牵头: "lead",
  主办: "lead",
  负责: "",
  承担: "",
  责任: "responsible",
  配合: "support",
  协助: "support",
  督办: "supervise",
  lead: "lead",
  leads: "lead",
  "responsible for": "",
  do: "",
  does: "",
  share: "responsible",
  shares: "responsible",
  support: "support",
  supports: "support",
  supervise: "supervise",
  supervises: "supervise",
};
const ZH_ROLE = "(牵头|主办|负责|承担|责任|配合|协助|督办)";
const EN_ROLE = "(leads?|responsible for|shares?|supports?|supervises?|do|does)";
const QUESTIONS = [
  [
    new RegExp(`^(?:由)?(?:谁|哪个部门|哪些部门|哪个单位|哪些单位)(?:来)?${ZH_ROLE}(.+)$`),
    (m) => ({ topic: m[2], role: m[1] }),
  ],
  [
    new RegExp(`^(.+?)(?:由|是)?(?:谁|哪个部门|哪些部门|哪个单位|哪些单位)(?:来)?${ZH_ROLE}的?$`),
    (m) => ({ topic: m[1], role: m[2] }),
  ],
  [
    new RegExp(`^(.+?)${ZH_ROLE}(?:了|的)?(?:什么|哪些|啥|几项)(?:任务|工作|事项)?$`),
    (m) => ({ body: m[1], role: m[2] }),
  ],
  [/^(.+?)(?:有什么|有哪些|要做什么|做什么)(?:任务|工作|事项)?$/, (m) => ({ body: m[1], role: "负责" })],
  [/^(?:哪些任务)?(?:没有|无)牵头(?:部门|单位)?(?:的任务)?(?:有哪些)?$/, () => ({ state: "unled" })],
  [new RegExp(`^who (?:is )?${EN_ROLE} (.+)$`), (m) => ({ topic: m[2], role: m[1] })],
  [new RegExp(`^what (?:does|do|is|are|must) (.+?) ${EN_ROLE}$`), (m) => ({ body: m[1], role: m[2] })],
  [/^(?:which|what) (?:tasks|commitments) have no lead$/, () => ({ state: "unled" })],
];

/** What a question asks for, or null where it is none. */
function understand(question) {
  const asked = fold(question)
    .trim()
    .replace(/[?？。!！\s]+$/, "");
  for (const [pattern, reading] of QUESTIONS) {
    const match = pattern.exec(asked);
    if (match) return reading(match);
  }
  return null;
}

/** The answer to a question: a line that says it, the commitments, and the edges that hold the evidence. */
function answer(question) {
  if (answer.last && answer.last.question === question) return answer.last;
  const asked = understand(question) || { topic: question, role: "牵头" };
  const role = ROLE_WORDS[asked.role] ?? "";
  const wanted = role ? [role] : ROLES;
  const found = { question, role, asked, body: null, edges: [], commitments: [], others: [] };
  if (asked.state) {
    found.commitments = commitments.filter((task) => !related(task, "lead").length);
  } else if (asked.body) {
    [found.body] = find(asked.body, BODIES, 1);
    if (found.body)
      found.edges = found.body.edges.filter((edge) => edge.target === found.body.i && wanted.includes(edge.relation));
    found.commitments = found.edges.map((edge) => nodes[edge.source].commitment);
  } else {
    const topic = asked.topic.replace(/^(?:the |关于)/, "").replace(/(?:的?(?:工作|任务|事项)|这项|这件事)$/, "");
    found.topic = topic;
    const about = [...new Set(aboutTopic(topic))];
    const answers = (task) => related(task, ...wanted).length > 0;
    found.edges = about.flatMap((task) => related(task, ...wanted));
    found.commitments = found.edges.length ? about.filter(answers) : about;
    found.others = found.edges.length ? about.filter((task) => !answers(task)) : [];
  }
  found.commitments = [...new Set(found.commitments)].sort((a, b) => a.i - b.i);
  answer.last = found;
  return found;
}

/** Who answers a question and for how many of these commitments, those with most of them first. */
function holders(found, tasks) {
  const counted = new Map();
  for (const task of tasks) {
    const mine = found.edges.filter((edge) => edge.source === task.node);
    for (const i of new Set(mine.map((edge) => edge.target))) counted.set(i, (counted.get(i) || 0) + 1);
  }
  return [...counted].sort((a, b) => b[1] - a[1]);
}

/** Commitments whose heading holds the words; where none does, those that name a thing of that name or use the words. */
function aboutTopic(topic) {
  const word = fold(topic);
  const direct = commitments.filter(
    (task) => fold(heading(task)).includes(word) || fold(nodes[task.node].english).includes(word),
  );
  if (direct.length) return direct;
  const named = find(topic, null, 6)
    .filter((node) => !node.notice)
    .flatMap(tasksOf);
  return named.length ? named : commitments.filter((task) => matches(task, topic));
}

// ---- the field and its list

function suggestions(query) {
  if (!query.trim()) {
    const [first] = nodes
      .filter((node) => BODIES.has(node.kind) && node.kind !== "collective")
      .sort((a, b) => load(b).total - load(a).total || a.i - b.i);
    if (!first) return [];
    const theme = heading(commitments[Math.floor(commitments.length / 2)]).slice(-4, -2);
    const asked =
      state.lang === "en"
        ? [`what does ${name(first)} lead`, "which commitments have no lead"]
        : [`${first.label}牵头什么`, `谁牵头${theme}`, "没有牵头部门的任务"];
    return asked
      .filter((question) => answer(question).commitments.length)
      .map((question) => ({ type: "try", question }));
  }
  const found = [];
  if (understand(query)) found.push({ type: "ask", question: query.trim() });
  for (const node of find(query)) found.push({ type: "node", node });
  const hits = [];
  for (const task of commitments) {
    if (matches(task, query)) hits.push(task);
  }
  for (const task of hits.slice(0, 6)) {
    if (!found.some((each) => each.node && each.node.i === task.node))
      found.push({ type: "node", node: nodes[task.node] });
  }
  if (hits.length) found.push({ type: "filter", query: query.trim(), hits: hits.length });
  return found.slice(0, 14);
}

function choose(each) {
  closeList();
  if (each.type === "node") {
    $("search").value = name(each.node);
    select(each.node, { a: "", ...(each.node.notice && notices.length > 1 ? { n: each.node.iri } : {}) });
  } else if (each.type === "filter") {
    go({ q: each.query, a: "", s: "", only: "" });
  } else {
    $("search").value = each.question;
    go({ a: each.question, s: "", q: "", only: "", at: "", v: state.v === "text" ? "ledger" : state.v });
  }
}

let offered = [];
let offer = -1;

function suggestionRow(each, k) {
  const text = {
    ask: () => [h("b", {}, t("search.answer")), " ", each.question],
    try: () => [h("span", { class: "quiet" }, t("search.try")), " ", each.question],
    filter: () => t("search.filter", each.query, each.hits),
    node: () => [
      kindMark(each.node),
      named(each.node),
      each.node.commitment
        ? h("span", { class: "quiet" }, ` ${each.node.commitment.label}`)
        : each.node.full && each.node.full !== name(each.node)
          ? h("span", { class: "quiet", lang: "zh-Hans" }, ` ${each.node.full}`)
          : null,
    ],
  }[each.type]();
  return h(
    "li",
    {
      role: "option",
      id: `offer-${k}`,
      "aria-selected": k === offer ? "true" : "false",
      onmousedown: (event) => {
        event.preventDefault();
        choose(each);
      },
    },
    text,
  );
}

function drawList() {
  const list = $("offers");
  empty(
    list,
    offered.length
      ? offered.map(suggestionRow)
      : h(
          "li",
          { class: "quiet", role: "option", "aria-disabled": "true", "aria-selected": "false" },
          t("search.none"),
        ),
  );
  list.hidden = false;
  $("search").setAttribute("aria-expanded", "true");
  if (offer >= 0) $("search").setAttribute("aria-activedescendant", `offer-${offer}`);
  else $("search").removeAttribute("aria-activedescendant");
}

function closeList() {
  $("offers").hidden = true;
  $("search").setAttribute("aria-expanded", "false");
  $("search").removeAttribute("aria-activedescendant");
}

function offerFor(query) {
  offered = suggestions(query);
  offer = query.trim() && offered.length ? 0 : -1;
  drawList();
}

function startSearch() {
  const field = $("search");
  field.addEventListener("input", () => offerFor(field.value));
  field.addEventListener("focus", () => offerFor(field.value));
  field.addEventListener("blur", closeList);
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!offered.length) return;
      offer = (offer + (event.key === "ArrowDown" ? 1 : -1) + offered.length) % offered.length;
      drawList();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (offered[offer]) choose(offered[offer]);
      else if (field.value.trim())
        choose({ type: understand(field.value) ? "ask" : "filter", question: field.value, query: field.value });
      field.blur();
    } else if (event.key === "Escape") {
      field.value = "";
      closeList();
      field.blur();
      event.stopPropagation();
    }
  });
}
