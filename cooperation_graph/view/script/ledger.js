// The task ledger 台账: one row a commitment; everything that the other views draw stands here as text.

const CHUNK = 60;

// The roles beside the lead that this dataset has; on the screen they share a column, told apart by their marks.
const PARTNERS = ROLES.slice(1).filter(
  (role) => role === "responsible" || edges.some((edge) => edge.relation === role),
);

const LEDGER_COLUMNS = () => [
  ["label", t("column.label")],
  ["task", t("column.task")],
  ["lead", t("role.lead")],
  ["partners", PARTNERS.map((role) => t(`role.${role}`)).join(" · ")],
  ["time", t("column.time")],
  ["things", t("column.things")],
];

/** The columns of what one takes away: each role has its own, and so has the notice. */
const PAPER_COLUMNS = () =>
  LEDGER_COLUMNS()
    .flatMap((column) => (column[0] === "partners" ? PARTNERS.map((role) => [role, t(`role.${role}`)]) : [column]))
    .concat(notices.length > 1 ? [["notice", t("kind.notice")]] : []);

const namesIn = (task, role) => related(task, role).map((edge) => name(nodes[edge.target]));

/** What a cell says, as plain text: for sorting, copying, CSV and paper. */
function cellText(task, column) {
  const notice = notices[task.notice];
  switch (column) {
    case "label":
      return task.label;
    case "task":
      return heading(task);
    case "lead":
      return namesIn(task, "lead").join("、") || t(`state.${stateOf(task)}`);
    case "partners":
      return PARTNERS.flatMap((role) => namesIn(task, role)).join("、");
    case "time":
      return task.times.filter(isOfTask).map(firstWords).join("；");
    case "things":
      return thingsOf(task)
        .map((edge) => name(nodes[edge.target]))
        .join("、");
    case "notice":
      return notice.number || nodes[notice.node].label;
    default:
      return namesIn(task, column).join("、");
  }
}

const isOfTask = (time) => time.kind !== "validity";

/** The roles that stand in a cell, where its column has no head to say so. */
function roleTitle(task, column) {
  if (column === "lead") return t("role.lead");
  const roles = PARTNERS.filter((role) => related(task, role).length);
  return roles.length ? roles.map((role) => t(`role.${role}`)).join(" · ") : t("role.partners");
}

function roleCell(task, column) {
  const found = column === "partners" ? PARTNERS.flatMap((role) => related(task, role)) : related(task, column);
  if (!found.length) {
    const status = stateOf(task);
    return column === "lead"
      ? h("span", { class: `absent s-${status}`, title: t(`state.${status}.why`) }, t(`state.${status}`))
      : null;
  }
  return h(
    "div",
    { class: "chips" },
    found.map((edge) => chip(nodes[edge.target], { mark: MARKS[edge.relation], edge })),
  );
}

const SHOWN_THINGS = 5;

function thingsCell(task) {
  const found = thingsOf(task);
  return h(
    "div",
    { class: "chips small" },
    found.slice(0, SHOWN_THINGS).map((edge) => chip(nodes[edge.target], { edge })),
    found.length > SHOWN_THINGS
      ? h(
          "button",
          {
            type: "button",
            class: "link",
            "aria-label": t("things.more", found.length - SHOWN_THINGS),
            onclick: (event) => {
              event.stopPropagation();
              select(nodes[task.node]);
            },
          },
          `+${found.length - SHOWN_THINGS}`,
        )
      : null,
  );
}

function timeCell(task) {
  return task.times
    .filter(isOfTask)
    .map((time) =>
      h(
        "span",
        { class: `time t-${time.kind}`, lang: "zh-Hans", title: timeSays(time) },
        TIME_SIGNS[time.kind] ? h("span", { "aria-hidden": "true" }, TIME_SIGNS[time.kind]) : null,
        firstWords(time),
      ),
    );
}

const TIME_SIGNS = { recurrence: "↻ ", start: "⇥ ", deadline: "⇤ " };

function ledgerSub(task) {
  const promised = task.measures.filter((measure) => measure.status === "promised").length;
  return [
    notices.length > 1 ? original(cellText(task, "notice")) : null,
    notices.length > 1 && promised ? " · " : null,
    promised ? count(promised, "n.measures") : null,
  ];
}

function ledgerRow(task, columns) {
  const cells = columns.map(([column]) => {
    if (column === "label") return h("td", { class: "label" }, task.label);
    if (column === "task") {
      return h(
        "th",
        { scope: "row", class: "task" },
        h(
          "button",
          {
            type: "button",
            class: "title",
            onclick: (event) => {
              event.stopPropagation();
              select(nodes[task.node]);
            },
          },
          original(heading(task)),
        ),
        h("span", { class: "quiet sub" }, ledgerSub(task)),
      );
    }
    if (column === "time") return h("td", { class: "when" }, timeCell(task));
    if (column === "things") return h("td", { class: "things" }, thingsCell(task));
    return h(
      "td",
      { class: `role c-${column}`, data: { title: roleTitle(task, column) } },
      roleCell(task, column),
    );
  });
  return h(
    "tr",
    { class: `s-${stateOf(task)}`, data: { task: task.i }, tabindex: "-1", onclick: () => select(nodes[task.node]) },
    cells,
  );
}

function sorted(tasks) {
  const down = state.o.startsWith("-");
  const column = state.o.replace(/^-/, "");
  if (!column) return tasks;
  const compare = new Intl.Collator(state.lang === "en" ? "en" : "zh-Hans-u-co-pinyin").compare;
  const keyed = tasks.map((task) => [column === "label" ? "" : cellText(task, column), task]);
  keyed.sort((a, b) => (down ? -1 : 1) * (compare(a[0], b[0]) || a[1].i - b[1].i));
  return keyed.map((pair) => pair[1]);
}

function sortButton(column, text) {
  const now = state.o.replace(/^-/, "") === column ? (state.o.startsWith("-") ? "descending" : "ascending") : "none";
  const next = now === "none" ? column : now === "ascending" ? `-${column}` : "";
  return h(
    "th",
    { scope: "col", "aria-sort": now, class: `h-${column}` },
    h(
      "button",
      { type: "button", onclick: () => go({ o: next }, { replace: true }) },
      text,
      h("span", { class: "arrow", "aria-hidden": "true" }, { ascending: " ↑", descending: " ↓", none: "" }[now]),
    ),
  );
}

function drawLedger(view, tasks) {
  const columns = LEDGER_COLUMNS();
  const rows = sorted(tasks);
  const body = h("tbody", {});
  let drawn = 0;
  const more = () => {
    body.append(...rows.slice(drawn, drawn + CHUNK).map((task) => ledgerRow(task, columns)));
    drawn += CHUNK;
    markLedger();
  };
  empty(
    view,
    rows.length
      ? h(
          "table",
          { class: "ledger" },
          h("caption", { class: "sr" }, t("ledger.caption", rows.length)),
          h(
            "thead",
            {},
            h(
              "tr",
              {},
              columns.map(([column, text]) => sortButton(column, text)),
            ),
          ),
          body,
        )
      : h("p", { class: "nothing" }, t(commitments.length ? "nothing" : "nothing.none")),
  );
  more();
  const scroller = $("main");
  scroller.onscroll = () => {
    if (drawn < rows.length && scroller.scrollTop + scroller.clientHeight * 2 > scroller.scrollHeight) more();
  };
  drawLedger.reach = (task) => {
    const at = rows.indexOf(task);
    while (at >= drawn && drawn < rows.length) more();
  };
}

function markLedger() {
  const node = selected();
  const mine = new Set(node ? tasksOf(node).map((task) => String(task.i)) : []);
  for (const row of document.querySelectorAll(".ledger tbody tr")) {
    row.classList.toggle("on", Boolean(node && node.commitment) && mine.has(row.dataset.task));
    row.classList.toggle("with", Boolean(node && !node.commitment) && mine.has(row.dataset.task));
  }
}

const ledgerRows = (tasks) => {
  const columns = PAPER_COLUMNS();
  return [
    columns.map(([, text]) => text),
    ...sorted(tasks).map((task) => columns.map(([column]) => cellText(task, column))),
  ];
};

/** The ledger as paper shows it: every row, in full, with what it was made from. */
function drawPaper() {
  const [head, ...rows] = ledgerRows(scope());
  const limited = state.n && byIri.get(state.n);
  const about = notices.length === 1 ? notices[0] : limited && limited.notice;
  empty(
    $("paper"),
    h("h1", { lang: "zh-Hans" }, about ? nodes[about.node].label : t("title.many", notices.length)),
    h(
      "p",
      {},
      [about && about.number, about && about.issued, count(rows.length, "n.tasks"), ...scopeWords()]
        .filter(Boolean)
        .join(" · "),
    ),
    h(
      "table",
      {},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          head.map((text) => h("th", { scope: "col" }, text)),
        ),
      ),
      h(
        "tbody",
        {},
        rows.map((row) =>
          h(
            "tr",
            {},
            row.map((text) => h("td", {}, text)),
          ),
        ),
      ),
    ),
    h(
      "p",
      { class: "foot" },
      about ? `sha256:${texts[about.text].sha256}` : "",
      " · cooperation-graph ",
      island.version,
    ),
  );
}
