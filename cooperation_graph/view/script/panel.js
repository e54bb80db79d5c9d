// The side panel: all that is known of what is selected, each fact with its evidence.

function taskPanel(task) {
  const node = nodes[task.node];
  const parts = [];
  const status = stateOf(task);
  if (status !== "stated")
    parts.push(h("p", { class: `state s-${status}` }, h("b", {}, t(`state.${status}`)), " ", t(`state.${status}.why`)));
  for (const role of ROLES) {
    const found = related(task, role);
    if (found.length)
      parts.push(
        group(
          `${t(`role.${role}`)} · ${found.length}`,
          found.map((edge) =>
            fact(
              [
                chip(nodes[edge.target], { mark: MARKS[role], edge }),
                edge.word && h("span", { class: "quiet" }, t("word.printed", edge.word)),
              ],
              edge,
            ),
          ),
        ),
      );
  }
  const byStatus = (wanted) => task.measures.filter((measure) => wanted.includes(measure.status));
  const measureList = (found) =>
    h(
      "ol",
      { class: "measures" },
      found.map((measure) => h("li", {}, original(firstWords(measure)), measureLine(measure))),
    );
  const promised = byStatus(["promised"]);
  if (promised.length) parts.push(group(`${t("measures")} · ${promised.length}`, measureList(promised)));
  for (const other of ["done", "plan_content", "forecast"]) {
    const found = byStatus([other]);
    if (found.length)
      parts.push(
        h(
          "details",
          { class: "group aside" },
          h("summary", {}, `${t(`status.${other}`)} · ${found.length}`),
          measureList(found),
        ),
      );
  }
  if (task.times.length)
    parts.push(
      group(
        t("times"),
        task.times.map((time) =>
          fact(
            [original(firstWords(time), { class: "original strong" }), h("span", { class: "quiet" }, timeSays(time))],
            time,
            { folded: true },
          ),
        ),
      ),
    );
  if (task.targets.length)
    parts.push(
      group(
        t("targets"),
        task.targets.map((target) => fact(original(firstWords(target)), target, { folded: true })),
      ),
    );
  for (const relation of THINGS) {
    const found = thingsOf(task).filter((edge) => edge.relation === relation);
    if (found.length)
      parts.push(
        group(
          t(`relation.${relation}`),
          h(
            "div",
            { class: "chips" },
            found.map((edge) => chip(nodes[edge.target], { edge })),
          ),
          h("details", {}, h("summary", {}, t("evidence.all", found.length)), found.flatMap(evidenceOf)),
        ),
      );
  }
  const notice = notices[task.notice];
  parts.push(group(t("kind.notice"), chip(nodes[notice.node])));
  const [proof] = (node.notes || []).filter((note) => note.term === "heading").flatMap((note) => proofs(note.evidence));
  return [
    panelHead(
      node,
      `${t("kind.commitment")} ${task.label}`,
      proof || { text: texts[task.text], start: task.start, end: task.end, reading: "stated" },
    ),
    parts,
  ];
}

function measureLine(measure) {
  const shown = (i, k) => [
    k ? "、" : null,
    h(
      "span",
      { class: i < 0 ? "is-inferred" : null, title: i < 0 ? t("reading.inferred.why") : null },
      named(nodes[party(i)]),
    ),
  ];
  const who = measure.actors.map(shown);
  const whom = measure.beneficiaries.map(shown);
  const [proof] = proofs(measure.evidence);
  return h(
    "p",
    { class: "where" },
    t(`force.${measure.force}`),
    who.length ? [" · ", t("actor"), " ", who] : null,
    whom.length ? [" · ", t("beneficiary"), " ", whom] : null,
    proof && proof.text
      ? [
          " · ",
          h("span", { class: "offsets" }, t("evidence.at", proof.start, proof.end)),
          proof.reading !== "stated" ? [" ", readingMark(proof.reading)] : null,
          h(
            "span",
            { class: "acts" },
            h("button", { type: "button", class: "link", onclick: () => showInText(proof) }, t("evidence.show")),
          ),
        ]
      : null,
  );
}

/** Group edges by relation and direction, roles first. */
function edgePanel(node) {
  const parts = [];
  const mine = new Map();
  for (const edge of node.edges) {
    const inverse = edge.target === node.i;
    const key = (inverse ? "of." : "") + edge.relation;
    if (!mine.has(key)) mine.set(key, []);
    mine.get(key).push(edge);
  }
  const order = [...ROLES.map((role) => `of.${role}`), ...THINGS.map((thing) => `of.${thing}`)];
  const keys = [...mine.keys()].sort(
    (a, b) => ((order.indexOf(a) + 99) % 99) - ((order.indexOf(b) + 99) % 99) || (a < b ? -1 : 1),
  );
  for (const key of keys) {
    const found = mine.get(key);
    const role = ROLES.includes(key.slice(3));
    const rows = found.slice(0, 60).map((edge) => {
      const other = nodes[edge.source === node.i ? edge.target : edge.source];
      return fact(other.commitment ? taskChip(other.commitment) : chip(other, { edge }), edge, {
        folded: !role || found.length > 12,
      });
    });
    parts.push(
      group(
        `${t(`relation.${key}`)} · ${found.length}`,
        rows,
        found.length > 60 ? h("p", { class: "quiet" }, t("more.ledger", found.length - 60)) : null,
      ),
    );
  }
  return parts;
}

function notesPanel(node) {
  return (node.notes || [])
    .filter((note) => note.term !== "heading")
    .map((note) =>
      fact(
        [
          h("span", { class: "quiet" }, t(`term.${note.term}`)),
          " ",
          note.term === "title" ? original(note.value) : note.value,
        ],
        note,
        { folded: true },
      ),
    );
}

function actsPanel(node) {
  if (!node.acts || !node.acts.length) return null;
  const found = node.acts.slice(0, 40);
  return h(
    "details",
    { class: "group aside" },
    h("summary", {}, `${t("measures.named")} · ${node.acts.length}`),
    h(
      "ol",
      { class: "measures" },
      found.map((measure) => h("li", {}, original(firstWords(measure)), measureLine(measure))),
    ),
  );
}

function panelHead(node, kind, proof = null) {
  const facts = [];
  if (node.full && node.full !== name(node))
    facts.push(
      h(
        "p",
        { class: "full" },
        original(node.full),
        node.unsure ? h("span", { class: "reading inferred" }, t("unverified")) : null,
      ),
    );
  if (state.lang === "en" && node.english) facts.push(h("p", { class: "full" }, original(chinese(node))));
  const other = node.aliases.filter((alias) => alias && alias !== node.label && alias !== node.full);
  if (other.length) facts.push(h("p", { class: "quiet" }, t("aliases"), " ", original(other.join("、"))));
  const related = tasksOf(node);
  return h(
    "header",
    {},
    h("p", { class: "what" }, kindMark(node), " ", kind),
    h("h2", { tabindex: "-1" }, named(node)),
    facts,
    h(
      "p",
      { class: "acts" },
      proof
        ? h("button", { type: "button", onclick: () => copy(citation(proof), t("cite.done")) }, t("cite.copy"))
        : null,
      proof ? h("button", { type: "button", onclick: () => showInText(proof) }, t("evidence.show")) : null,
      node.commitment || !related.length || related.length === commitments.length
        ? null
        : h(
            "button",
            {
              type: "button",
              "aria-pressed": state.only ? "true" : "false",
              onclick: () => go({ only: state.only ? "" : "1" }),
            },
            t("only", related.length),
          ),
      h("button", { type: "button", onclick: () => go({ v: "graph", e: "" }) }, t("show.graph")),
    ),
  );
}

function nodePanel(node) {
  if (node.commitment) return taskPanel(node.commitment);
  const warn = { collective: "kind.collective.why", unresolved: "kind.unresolved.why" }[node.kind];
  return [
    panelHead(node, t(`kind.${node.kind}`)),
    warn ? h("p", { class: `state s-${node.kind}` }, t(warn)) : null,
    BODIES.has(node.kind) ? loadLine(node) : null,
    node.kind === "document" ? h("p", { class: "quiet" }, t("not.held")) : null,
    node.notice ? notesPanel(node) : null,
    edgePanel(node),
    actsPanel(node),
    node.notice || !(node.notes || []).length ? null : group(t("about"), notesPanel(node)),
  ];
}

function loadLine(node) {
  const counted = load(node);
  return counted.total
    ? h(
        "p",
        { class: "load" },
        ROLES.filter((role) => counted[role]).map((role) =>
          h("span", {}, h("b", {}, counted[role]), " ", t(`role.${role}`)),
        ),
      )
    : null;
}

function answerPanel() {
  const found = answer(state.a);
  const [tasks, others] = [scope(), scope(found.others)]; // within the notice, the words and the state of the page
  const head = h("header", {}, h("p", { class: "what" }, t("answer.to")), h("h2", { tabindex: "-1" }, state.a));
  if (!tasks.length) return [head, h("p", {}, t("answer.none"))];
  const who = holders(found, tasks);
  const says = who.length && who.length < 5
    ? who.map(([i, number]) => [chip(nodes[i]), " ", t(`does.${found.role || "any"}`), " ", count(number, "n.tasks")])
    : [count(tasks.length, "n.tasks")];
  return [
    head,
    says.map((line) => h("p", { class: "say big" }, line)),
    tasks.slice(0, 60).map((task) => {
      const mine = found.edges.filter((edge) => edge.source === task.node);
      return h(
        "section",
        { class: "group" },
        taskChip(task),
        mine.length
          ? mine.map((edge) =>
              fact(
                [
                  h("span", { class: "mark" }, MARKS[edge.relation]),
                  " ",
                  t(`role.${edge.relation}`),
                  " ",
                  chip(nodes[edge.target], { edge }),
                ],
                edge,
              ),
            )
          : h(
              "p",
              { class: `state s-${stateOf(task)}` },
              h("b", {}, t(`state.${stateOf(task)}`)),
              " ",
              t(`state.${stateOf(task)}.why`),
            ),
      );
    }),
    others.length
      ? h(
          "details",
          { class: "group aside" },
          h("summary", {}, t("answer.others", others.length, t(`role.${found.role || "any"}`))),
          h("div", { class: "chips" }, others.slice(0, 60).map((task) => taskChip(task))),
        )
      : null,
  ];
}

function welcomePanel() {
  const legend = ROLES.filter((role) => edges.some((edge) => edge.relation === role));
  const [first] = notices;
  return [
    h("header", {}, h("p", { class: "what" }, t("welcome.kind")), h("h2", { tabindex: "-1" }, t("welcome"))),
    h("p", {}, t("welcome.how")),
    h(
      "ul",
      { class: "legend" },
      legend.map((role) =>
        h(
          "li",
          {},
          h("span", { class: `mark r-${role}` }, MARKS[role]),
          " ",
          t(`role.${role}`),
          h("span", { class: "quiet" }, ` ${t(`role.${role}.why`)}`),
        ),
      ),
      nodes.some((node) => node.kind === "collective")
        ? h(
            "li",
            {},
            h("span", { class: "chip k-collective" }, t("kind.collective")),
            h("span", { class: "quiet" }, ` ${t("kind.collective.why")}`),
          )
        : null,
      ["stated", "resolved", "inferred", "reference"].map((reading) =>
        h("li", {}, readingMark(reading), h("span", { class: "quiet" }, ` ${t(`reading.${reading}.why`)}`)),
      ),
    ),
    notices.length === 1 ? group(t("kind.notice"), chip(nodes[first.node]), notesPanel(nodes[first.node])) : null,
    h("p", { class: "quiet" }, t("welcome.keys")),
  ];
}

// On a phone the panel lies over the view: another view folds it to a line, another selection opens it again.
let folded = false;

function foldPanel(wanted) {
  folded = wanted;
  $("panel").classList.toggle("folded", folded);
  $("panel-fold").setAttribute("aria-expanded", folded ? "false" : "true");
}

function drawPanel() {
  const at = place(state.at);
  const node = selected();
  const content =
    state.v === "text" && at
      ? charactersPanel(at)
      : node
        ? nodePanel(node)
        : state.a
          ? answerPanel()
          : at
            ? charactersPanel(at)
            : welcomePanel();
  const chosen = Boolean(node || state.a || at);
  empty($("panel-content"), content);
  $("panel").classList.toggle("open", chosen);
  $("panel-close").hidden = !chosen;
  $("panel").scrollTop = 0;
  const shown = [state.s, state.at, state.a].join("|");
  if (drawPanel.shown !== shown) foldPanel(false);
  else if (drawPanel.view !== state.v) foldPanel(true);
  [drawPanel.shown, drawPanel.view] = [shown, state.v];
  empty($("panel-fold"), node ? named(node) : state.a || t("panel"));
}
