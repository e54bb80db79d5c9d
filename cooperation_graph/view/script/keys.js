// The keyboard: everything that a mouse can do.

const LEFT_RIGHT = { ArrowLeft: -1, ArrowRight: 1 };
const UP_DOWN = { ArrowUp: -1, ArrowDown: 1 };

/** The commitment before or after the selected one in the order of the ledger. */
function step(by) {
  const rows = state.v === "ledger" ? sorted(scope()) : scope();
  const node = selected();
  const at = node && node.commitment ? rows.indexOf(node.commitment) : -1;
  const next = rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
  if (next) select(nodes[next.node]);
}

/** In the graph: up and down in a column, left and right along a link. */
function stepInGraph(key) {
  const node = selected();
  if (!drawn || !drawn.cards.length) return;
  const here = node && drawn.cards.find((card) => card.node === node);
  if (!here) return select(drawn.cards.find((card) => card.column === 2).node);
  if (key in UP_DOWN) {
    const column = drawn.cards.filter((card) => card.column === here.column).sort((a, b) => a.y - b.y);
    const next = column[column.indexOf(here) + UP_DOWN[key]];
    return next && select(next.node);
  }
  const linked = drawn.links
    .filter(({ from, to }) => from === node.i || to === node.i)
    .map(({ from, to }) => drawn.cards.find((card) => card.node.i === (from === node.i ? to : from)));
  const next = linked
    .filter((card) => (card.x - here.x) * LEFT_RIGHT[key] > 0)
    .sort((a, b) => Math.abs(a.y - here.y) - Math.abs(b.y - here.y))[0];
  return next && select(next.node);
}

const KEYS = {
  "/": () => {
    $("search").focus();
    $("search").select();
  },
  "?": () => $("help").showModal(),
  d: () => turnTheme(),
  l: () => go({ lang: state.lang === "en" ? "zh" : "en" }),
  p: () => window.print(),
  Escape: () => {
    if ($("menu").open) $("menu").open = false;
    else if ($("notices").classList.contains("open")) listNotices(false);
    else if (state.s || state.at || state.a) go({ s: "", at: "", a: "", only: "" });
    else go({ q: "", f: "", n: "", only: "" });
  },
};

function startKeys() {
  document.addEventListener("keydown", (event) => {
    const inField = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.ctrlKey || event.metaKey || event.altKey || inField || $("help").open) return;
    const view = VIEWS[Number(event.key) - 1];
    if (view) return go({ v: view });
    if (event.key in KEYS) {
      event.preventDefault();
      return KEYS[event.key]();
    }
    if (event.target.getAttribute("role") === "tab" && event.key in LEFT_RIGHT) {
      const next = VIEWS[(VIEWS.indexOf(state.v) + LEFT_RIGHT[event.key] + VIEWS.length) % VIEWS.length];
      go({ v: next });
      return $(`tab-${next}`).focus();
    }
    if (state.v === "graph" && (event.key in UP_DOWN || event.key in LEFT_RIGHT)) {
      event.preventDefault();
      return stepInGraph(event.key);
    }
    if (event.key in UP_DOWN && state.v !== "text" && state.v !== "sparql") {
      event.preventDefault();
      return step(UP_DOWN[event.key]);
    }
    return null;
  });
}
