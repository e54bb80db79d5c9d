// The graph: vis-network (from the pyvis wheel) moves and zooms it, the cards and their places are ours.

let network = null;
let drawn = null;

function paint(ctx, card, x, y, { on, dim }, color) {
  const { width, height, node } = card;
  const [left, top] = [x - width / 2, y - height / 2];
  ctx.save();
  ctx.globalAlpha = dim ? 0.28 : 1;
  ctx.beginPath();
  rounded(ctx, left, top, width, height, 7);
  ctx.fillStyle = color("card");
  ctx.fill();
  if (card.status === "truncated" || card.status === "none") ctx.setLineDash([3, 3]);
  if (node.kind === "collective" || node.kind === "unresolved") ctx.setLineDash([6, 4]);
  ctx.lineWidth = on ? 2.4 : 1.2;
  ctx.strokeStyle = on ? color("accent") : color(`k-${node.kind}`);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.beginPath();
  rounded(ctx, left + 7, top + 8, 4, height - 16, 2);
  ctx.fillStyle = color(`k-${node.kind}`);
  ctx.fill();
  ctx.font = (on ? "600 " : "") + FONT;
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  ctx.fillStyle = color("ink");
  card.lines.forEach((line, k) => ctx.fillText(line, left + 20, top + 6.5 + LINE * (k + 0.5)));
  ctx.restore();
}

function rounded(ctx, x, y, width, height, r) {
  ctx.moveTo(x + r, y);
  ctx.arcTo(x + width, y, x + width, y + height, r);
  ctx.arcTo(x + width, y + height, x, y + height, r);
  ctx.arcTo(x, y + height, x, y, r);
  ctx.arcTo(x, y, x + width, y, r);
  ctx.closePath();
}

/** The drawn nodes that stand out: the selected one and what it has to do with. */
function lit() {
  const node = selected();
  if (!node || !drawn.cards.some((card) => card.node === node)) return null;
  const found = new Set([node.i]);
  for (const { from, to } of drawn.links) {
    if (from === node.i) found.add(to);
    if (to === node.i) found.add(from);
  }
  return found;
}

function visNode(card, color) {
  return {
    id: card.node.i,
    x: card.x,
    y: card.y,
    shape: "custom",
    label: "",
    ctxRenderer: ({ ctx, x, y }) => ({
      drawNode: () =>
        paint(ctx, card, x, y, { on: selected() === card.node, dim: drawn.lit && !drawn.lit.has(card.node.i) }, color),
      nodeDimensions: { width: card.width, height: card.height },
    }),
  };
}

/** Two points without extent, where links leave and reach a card: vis-network alone would draw from middle to middle. */
const ports = (card) =>
  [
    ["L", -1],
    ["R", 1],
  ].map(([end, side]) => ({
    id: `${card.node.i}${end}`,
    x: card.x + (side * card.width) / 2,
    y: card.y,
    shape: "dot",
    size: 0.01,
    opacity: 0,
    label: "",
  }));

function visEdge(link, k, color) {
  const style = LINK_STYLE[linkKind(link)];
  const node = selected();
  const mine = node && (link.from === node.i || link.to === node.i);
  const dim = drawn.lit && !mine;
  return {
    id: k,
    ...(link.stacked ? { from: link.from, to: link.to, smooth: false } : { from: `${link.from}R`, to: `${link.to}L` }),
    color: {
      color: color(isInferred(link) ? "inferred" : style.color),
      opacity: dim ? 0.13 : isInferred(link) ? 0.6 : 1,
    },
    hidden: (!link.edge && notices.length === 1 && !mine) || Boolean(link.stacked && dim), // one notice holds them all: its lines say nothing until it is asked
    width: mine ? style.width + 0.8 : style.width,
    dashes: isInferred(link) ? [2, 4] : style.dashes || false,
  };
}

const SMOOTH = { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.5 };
const VIS = {
  autoResize: true,
  physics: false,
  layout: { randomSeed: 1, improvedLayout: false },
  interaction: {
    hover: true,
    dragNodes: false,
    selectConnectedEdges: false,
    hoverConnectedEdges: false,
    zoomSpeed: 0.6,
  },
  nodes: { chosen: false },
  edges: { chosen: false, smooth: SMOOTH, selectionWidth: 0 },
};

function graphTools() {
  const counted = new Map();
  for (const task of graphTasks().tasks) {
    for (const edge of [
      ...related(task, ...ROLES),
      ...thingsOf(task).filter((each) => columnOf(nodes[each.target]) !== 1),
    ]) {
      const family = FAMILY_OF[nodes[edge.target].kind];
      counted.set(family, (counted.get(family) || new Set()).add(edge.target));
    }
  }
  const off = hidden();
  const toggle = (key, ...label) =>
    h(
      "button",
      {
        type: "button",
        class: "toggle",
        "aria-pressed": off.has(key) ? "false" : "true",
        onclick: () => {
          if (!off.delete(key)) off.add(key);
          go({ x: [...off].join(",") }, { replace: true });
        },
      },
      label,
    );
  return h(
    "div",
    { class: "tools" },
    ROLES.filter((role) => edges.some((edge) => edge.relation === role)).map((role) =>
      toggle(role, h("span", { class: `stroke l-${role}`, "aria-hidden": "true" }), t(`role.${role}`)),
    ),
    h("span", { class: "gap" }),
    Object.keys(FAMILIES)
      .filter((family) => family === "authorities" || counted.has(family))
      .map((family) =>
        toggle(
          family,
          h("span", { class: `dot k-${FAMILIES[family][0]}`, "aria-hidden": "true" }),
          t(`family.${family}`),
          counted.has(family) ? h("span", { class: "quiet" }, ` ${counted.get(family).size}`) : null,
        ),
      ),
  );
}

const zoomButtons = () =>
  h(
    "div",
    { class: "zoom" },
    h("button", { type: "button", "aria-label": t("zoom.in"), onclick: () => zoom(1.25) }, "+"),
    h("button", { type: "button", "aria-label": t("zoom.out"), onclick: () => zoom(0.8) }, "−"),
    h("button", { type: "button", "aria-label": t("zoom.fit"), title: t("zoom.fit"), onclick: fitGraph }, "⤢"),
  );

const zoom = (by) => network && network.moveTo({ scale: network.getScale() * by });

/** Show the whole width, from the top when the drawing is too tall to be read whole. */
function fitGraph() {
  const [wide, tall] = [$("canvas").clientWidth, $("canvas").clientHeight];
  const right = Math.max(...drawn.cards.map((card) => card.x + card.width / 2));
  const low = Math.max(...drawn.cards.map((card) => card.y + card.height / 2));
  const whole = Math.min((wide - 40) / right, (tall - 32) / low);
  const scale = Math.min(1.15, Math.max(whole, Math.min(0.8, (wide - 24) / right), 0.3));
  const node = selected();
  const mine = node && drawn.cards.find((card) => card.node === node);
  const half = tall / scale / 2;
  const y =
    low * scale <= tall - 24
      ? low / 2
      : Math.min(Math.max(mine ? mine.y : 0, half - 16 / scale), low - half + 16 / scale);
  network.moveTo({ position: { x: right / 2, y }, scale });
}

function drawGraph(view) {
  drawn = drawing();
  drawn.key = graphKey();
  if (network) network.destroy();
  network = null;
  if (!drawn.cards.length) return empty(view, graphStart());
  drawn.lit = lit();
  const color = palette();
  const canvas = h("div", {
    id: "canvas",
    tabindex: "0",
    role: "img",
    "aria-label": t("graph.label", drawn.cards.length),
  });
  const left = drawn.left ? t("graph.left", drawn.left) : drawn.more ? t("graph.more", drawn.more) : "";
  empty(
    view,
    graphTools(),
    canvas,
    h("div", { class: "foot" }, h("p", { class: "hint" }, left || t("graph.hint")), zoomButtons()),
  );
  network = new vis.Network(
    canvas,
    {
      nodes: drawn.cards.flatMap((card) => [...ports(card), visNode(card, color)]),
      edges: drawn.links.map((link, k) => visEdge(link, k, color)),
    },
    VIS,
  );
  const nodeOf = (id) => (id === undefined ? null : nodes[Number.parseInt(id, 10)]);
  network.on("click", ({ nodes: [id], edges: [edge] }) => {
    if (id !== undefined) return select(nodeOf(id));
    const proof = edge !== undefined && drawn.links[edge].edge && proofs(drawn.links[edge].edge.evidence)[0];
    if (proof && proof.text) return go({ s: "", at: atOf(proof) });
    return state.s || state.at ? go({ s: "", at: "" }) : null;
  });
  network.on("doubleClick", ({ nodes: [id] }) => id !== undefined && expand(nodeOf(id)));
  network.on("hoverNode", () => {
    canvas.style.cursor = "pointer";
  });
  network.on("blurNode", () => {
    canvas.style.cursor = "";
  });
  fitGraph();
  return null;
}

/** Draw all that a node has to do with. */
function expand(node) {
  const grown = new Set(
    [
      ...(state.e ? state.e.split(",") : []),
      scope().length > MOST_TASKS ? encodeURIComponent(state.s) : "",
      encodeURIComponent(node.iri),
    ].filter(Boolean),
  );
  return select(node, { e: [...grown].join(",") });
}

const graphKey = () =>
  [
    state.v,
    state.n,
    state.q,
    state.a,
    state.f,
    state.x,
    state.e,
    state.only && state.s,
    scope().length > MOST_TASKS ? state.s : "",
    state.lang,
    document.documentElement.dataset.theme,
    scope().length,
  ].join("|");

function markGraph() {
  if (!network) return;
  drawn.lit = lit();
  const color = palette();
  network.body.data.edges.update(drawn.links.map((link, k) => visEdge(link, k, color)));
  network.redraw();
}

function graphStart() {
  const most = nodes
    .filter((node) => BODIES.has(node.kind) && node.kind !== "collective")
    .map((node) => [load(node), node])
    .sort((a, b) => b[0].lead - a[0].lead || b[0].total - a[0].total || a[1].i - b[1].i)
    .slice(0, 12);
  return h(
    "div",
    { class: "start" },
    h("h2", {}, t("graph.start")),
    h("p", { class: "quiet" }, t("graph.start.why")),
    h(
      "div",
      { class: "chips" },
      most.map(([counted, node]) => h("span", {}, chip(node), h("span", { class: "quiet" }, ` ● ${counted.lead}`))),
    ),
  );
}
