// The responsibility matrix: commitments down, bodies across, a mark where they meet, and the counts at the edges.

const MATRIX_CELLS = 6000;
const MOST_BODIES = 150;

/** Bodies in the order in which the commitments first name them. */
function bodiesOf(tasks) {
  const found = new Map();
  for (const task of tasks) {
    for (const edge of related(task, ...ROLES)) {
      if (!found.has(edge.target))
        found.set(edge.target, { lead: 0, responsible: 0, support: 0, supervise: 0, total: 0 });
      const counted = found.get(edge.target);
      counted[edge.relation] += 1;
      counted.total += 1;
    }
  }
  return found;
}

function drawMatrix(view, tasks) {
  const bodies = bodiesOf(tasks);
  if (!bodies.size)
    return empty(view, h("p", { class: "nothing" }, t(commitments.length ? "nothing" : "nothing.none")));
  if (tasks.length * bodies.size > MATRIX_CELLS) return drawLoads(view, bodies);
  const order = [...bodies.keys()];
  const row = (task) => {
    const marks = new Map();
    for (const edge of related(task, ...ROLES)) marks.set(edge.target, [...(marks.get(edge.target) || []), edge]);
    return h(
      "tr",
      { data: { task: task.i }, class: `s-${stateOf(task)}` },
      h(
        "th",
        { scope: "row" },
        h(
          "button",
          { type: "button", class: "title", onclick: () => select(nodes[task.node]) },
          h("span", { class: "quiet" }, task.label),
          " ",
          original(heading(task)),
        ),
      ),
      order.map((i) => {
        const mine = marks.get(i);
        if (!mine) return h("td", { data: { node: i } });
        const said = `${mine.map((edge) => t(`role.${edge.relation}`)).join(" ")} ${name(nodes[i])}`;
        return h(
          "td",
          {
            data: { node: i },
            class:
              mine.map((edge) => `r-${edge.relation}`).join(" ") +
              (nodes[i].kind === "collective" ? " k-collective" : ""),
          },
          h(
            "button",
            { type: "button", "aria-label": said, title: said, onclick: () => select(nodes[i]) },
            mine.map((edge) => MARKS[edge.relation]).join(""),
          ),
        );
      }),
      h(
        "td",
        { class: "sum" },
        related(task, ...ROLES).length ||
          (task.state === "truncated"
            ? h("span", { class: "absent s-truncated", title: t("state.truncated.why") }, t("state.truncated"))
            : "0"),
      ),
    );
  };
  const total = (role) =>
    h(
      "tr",
      { class: "sum" },
      h("th", { scope: "row" }, MARKS[role] || "", " ", role === "total" ? t("total") : t(`role.${role}`)),
      order.map((i) => h("td", {}, bodies.get(i)[role] || "")),
      h(
        "td",
        {},
        order.reduce((sum, i) => sum + bodies.get(i)[role], 0),
      ),
    );
  const roles = ROLES.filter((role) => order.some((i) => bodies.get(i)[role]));
  empty(
    view,
    h(
      "p",
      { class: "legend line" },
      roles.map((role) =>
        h(
          "span",
          {},
          h("span", { class: `mark r-${role}`, "aria-hidden": "true" }, MARKS[role]),
          ` ${t(`role.${role}`)}`,
        ),
      ),
      h("span", { class: "hatch" }, t("kind.collective")),
    ),
    h(
      "table",
      { class: "matrix" },
      h("caption", { class: "sr" }, t("matrix.caption")),
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, t("kind.commitment")),
          order.map((i) =>
            h(
              "th",
              { scope: "col", data: { node: i }, class: `k-${nodes[i].kind}` },
              h(
                "button",
                {
                  type: "button",
                  class: state.lang === "en" && nodes[i].english ? "latin" : null,
                  onclick: () => select(nodes[i]),
                },
                named(nodes[i]),
              ),
            ),
          ),
          h("th", { scope: "col", class: "sum" }, t("total")),
        ),
      ),
      h("tbody", {}, tasks.map(row)),
      h("tfoot", {}, roles.map(total), roles.length > 1 ? total("total") : null),
    ),
  );
  return markMatrix();
}

/** Too many for a matrix that anybody could read: the counts, from which one goes on. */
function drawLoads(view, bodies) {
  const order = [...bodies.keys()]
    .sort(
      (a, b) =>
        (nodes[a].kind === "collective") - (nodes[b].kind === "collective") ||
        bodies.get(b).total - bodies.get(a).total ||
        a - b,
    )
    .slice(0, MOST_BODIES);
  const most = bodies.get(order[0]).total;
  const roles = ROLES.filter((role) => order.some((i) => bodies.get(i)[role]));
  empty(
    view,
    h("p", { class: "hint" }, t("matrix.large")),
    h(
      "table",
      { class: "loads" },
      h("caption", { class: "sr" }, t("loads.caption")),
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, t("kind.body")),
          roles.map((role) => h("th", { scope: "col" }, MARKS[role], " ", t(`role.${role}`))),
          h("th", { scope: "col" }, t("total")),
          h("th", { "aria-hidden": "true" }),
        ),
      ),
      h(
        "tbody",
        {},
        order.map((i) =>
          h(
            "tr",
            { data: { node: i } },
            h("th", { scope: "row" }, chip(nodes[i])),
            roles.map((role) => h("td", {}, bodies.get(i)[role] || "")),
            h("td", {}, bodies.get(i).total),
            h(
              "td",
              { class: "gauge", "aria-hidden": "true" },
              roles.map((role) =>
                h("span", { class: `r-${role}`, style: { width: `${(100 * bodies.get(i)[role]) / most}%` } }),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

function markMatrix() {
  const node = selected();
  for (const cell of document.querySelectorAll(".matrix [data-node]"))
    cell.classList.toggle("on", Boolean(node) && cell.dataset.node === String(node.i));
  const mine = new Set(node ? tasksOf(node).map((task) => String(task.i)) : []);
  for (const row of document.querySelectorAll(".matrix tbody tr"))
    row.classList.toggle("on", Boolean(node) && mine.has(row.dataset.task));
}
