// The cascade: from the authorities a notice cites, through the notice and its commitments, to the bodies.

const MOST_NOTICES = 12;

function authorityCard(edge) {
  const node = nodes[edge.target];
  const held = Boolean(node.notice);
  const number = (node.notes || []).find((note) => note.term === "documentNumber");
  return h(
    "li",
    { class: "authority" },
    h(
      "p",
      { class: "what" },
      t(`relation.${edge.relation}`),
      " ",
      h("span", { class: `held ${held ? "yes" : "no"}` }, t(held ? "held" : "held.no")),
    ),
    h(
      "button",
      { type: "button", class: "title", data: { node: node.i }, onclick: () => select(node) },
      original(node.label),
    ),
    number && number.value !== node.label ? h("p", { class: "quiet", lang: "zh-Hans" }, number.value) : null,
  );
}

function cascadeTask(task) {
  const mine = related(task, ...ROLES);
  return h(
    "li",
    { class: `s-${stateOf(task)}`, data: { task: task.i } },
    h(
      "button",
      { type: "button", class: "title", onclick: () => select(nodes[task.node]) },
      h("span", { class: "quiet" }, task.label),
      " ",
      original(heading(task)),
    ),
    h(
      "div",
      { class: "chips small" },
      mine.length
        ? mine.map((edge) => chip(nodes[edge.target], { mark: MARKS[edge.relation], edge }))
        : h(
            "span",
            { class: `absent s-${stateOf(task)}` },
            t(`state.${stateOf(task)}`),
            " — ",
            t(`state.${stateOf(task)}.why`),
          ),
    ),
  );
}

function noticeBlock(notice, tasks) {
  const node = nodes[notice.node];
  const cited = node.edges.filter(
    (edge) => edge.source === notice.node && AUTHORITIES.includes(edge.relation) && edge.relation !== "prints",
  );
  const issuers = node.edges.filter((edge) => edge.source === notice.node && edge.relation === "issuedBy");
  return h(
    "section",
    { class: "cascade" },
    h(
      "div",
      {},
      h("h2", {}, t("authorities")),
      h(
        "ul",
        { class: "authorities" },
        cited.length ? cited.map(authorityCard) : h("li", { class: "quiet" }, t("authorities.none")),
      ),
    ),
    h(
      "div",
      { class: "middle" },
      h("h2", {}, t("kind.notice")),
      h(
        "div",
        { class: "noticecard" },
        h(
          "p",
          { class: "what", lang: "zh-Hans" },
          [...issuers.map((edge) => name(nodes[edge.target])), notice.number].filter(Boolean).join(" · "),
        ),
        h(
          "button",
          { type: "button", class: "title", data: { node: node.i }, onclick: () => select(node) },
          original(node.label),
        ),
        h("p", { class: "quiet" }, notice.issued ? `${t("issued")} ${notice.issued}` : t("issued.none")),
      ),
    ),
    h(
      "div",
      {},
      h("h2", {}, `${t("cascade.tasks")} · ${tasks.length}`),
      h("ol", { class: "tasks" }, tasks.slice(0, 60).map(cascadeTask)),
      tasks.length > 60 ? h("p", { class: "hint" }, t("more.ledger", tasks.length - 60)) : null,
    ),
  );
}

function drawCascade(view, tasks) {
  const groups = new Map();
  for (const task of tasks) groups.set(task.notice, [...(groups.get(task.notice) || []), task]);
  if (!groups.size && !notices.length) return empty(view, h("p", { class: "nothing" }, t("nothing.none")));
  if (!groups.size && notices.length === 1) groups.set(0, []);
  empty(
    view,
    [...groups].slice(0, MOST_NOTICES).map(([i, mine]) => noticeBlock(notices[i], mine)),
    groups.size > MOST_NOTICES ? h("p", { class: "hint" }, t("more.narrow")) : null,
  );
  return markCascade();
}

function markCascade() {
  const node = selected();
  const mine = new Set(
    node && !node.notice && node.kind !== "document" ? tasksOf(node).map((task) => String(task.i)) : [],
  );
  for (const row of document.querySelectorAll(".cascade [data-task]"))
    row.classList.toggle("on", mine.has(row.dataset.task));
  for (const each of document.querySelectorAll(".cascade .title[data-node]"))
    each.classList.toggle("on", Boolean(node) && each.dataset.node === String(node.i));
}
