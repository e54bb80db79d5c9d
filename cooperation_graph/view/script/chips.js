// Names that select what they name, and statements with their evidence: what every view and the panel are made of.

const KIND_SIGNS = {
  commitment: "§",
  notice: "文",
  document: "文",
  body: "署",
  collective: "众",
  unresolved: "？",
  place: "地",
  region: "域",
  zone: "区",
  site: "景",
  project: "工",
  industry: "业",
  programme: "划",
  event: "会",
  population: "人",
  enterprise: "企",
};
const kindMark = (node) =>
  h("span", { class: `kind k-${node.kind}`, "aria-hidden": "true" }, KIND_SIGNS[node.kind] || "·");

/** A name that selects what it names. */
function chip(node, { mark = "", edge = null } = {}) {
  const classes = ["chip", `k-${node.kind}`];
  if (edge) classes.push(`r-${edge.relation}`);
  if (edge && proofs(edge.evidence).some((proof) => proof.reading === "inferred")) classes.push("is-inferred");
  if (state.s === node.iri) classes.push("on");
  if (name(node).length <= 9) classes.push("short");
  const said = [mark && t(`role.${edge.relation}`), name(node), node.kind === "collective" && t("kind.collective")]
    .filter(Boolean)
    .join(" ");
  return h(
    "button",
    {
      type: "button",
      class: classes.join(" "),
      "aria-label": edge && mark ? said : null,
      title: node.full || null,
      data: { node: node.i },
      onclick: (event) => {
        event.stopPropagation();
        select(node);
      },
    },
    mark ? h("span", { class: "mark", "aria-hidden": "true" }, mark) : null,
    named(node),
  );
}

const taskChip = (task) =>
  h(
    "button",
    {
      type: "button",
      class: "chip k-commitment",
      data: { node: task.node },
      onclick: (event) => {
        event.stopPropagation();
        select(nodes[task.node]);
      },
    },
    h("b", {}, task.label),
    " ",
    original(heading(task)),
  );

const group = (title, ...content) => h("section", { class: "group" }, h("h3", {}, title), content);

/** One statement: what it says, then where. Evidence beyond the first place folds away. */
function fact(head, row, { folded = false } = {}) {
  const blocks = evidenceOf(row);
  const [first, ...rest] = blocks;
  const more = rest.length ? h("details", {}, h("summary", {}, count(rest.length, "evidence.more")), rest) : null;
  return h(
    "div",
    { class: "fact" },
    h("div", { class: "say" }, head),
    folded ? h("details", {}, h("summary", {}, t("evidence.one")), blocks) : [first, more],
  );
}
