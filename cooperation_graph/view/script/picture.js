// The graph as a picture to take away: the same cards and links as SVG, always light, and as PNG made from it.

const curve = (from, to) => {
  if (from.column === to.column) return `M${from.x} ${from.y}L${to.x} ${to.y}`;
  const [a, b] = [from.x + from.width / 2, to.x - to.width / 2];
  const middle = (a + b) / 2;
  return `M${a} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${b} ${to.y}`;
};

function graphSvg() {
  const { cards, links } = drawn && drawn.key === graphKey() ? drawn : drawing();
  const color = palette(true);
  const [wide, tall] = [
    Math.max(...cards.map((card) => card.x + card.width / 2)) + 48,
    Math.max(...cards.map((card) => card.y + card.height / 2)) + 48,
  ];
  const byNode = new Map(cards.map((card) => [card.node.i, card]));
  const line = (link) => {
    const style = LINK_STYLE[linkKind(link)];
    const dashes = isInferred(link) ? [2, 4] : style.dashes;
    return s("path", {
      d: curve(byNode.get(link.from), byNode.get(link.to)),
      fill: "none",
      stroke: color(isInferred(link) ? "inferred" : style.color),
      "stroke-width": style.width,
      "stroke-dasharray": dashes ? dashes.join(" ") : null,
    });
  };
  const card = ({ node, lines, x, y, width, height, status }) => {
    const dashed =
      node.kind === "collective" || node.kind === "unresolved"
        ? "6 4"
        : status === "truncated" || status === "none"
          ? "3 3"
          : null;
    const [left, top] = [x - width / 2, y - height / 2];
    return s(
      "g",
      {},
      s("rect", {
        x: left,
        y: top,
        width,
        height,
        rx: 7,
        fill: color("card"),
        stroke: color(`k-${node.kind}`),
        "stroke-width": 1.2,
        "stroke-dasharray": dashed,
      }),
      s("rect", { x: left + 7, y: top + 8, width: 4, height: height - 16, rx: 2, fill: color(`k-${node.kind}`) }),
      lines.map((text, k) =>
        s(
          "text",
          { x: left + 20, y: top + 6.5 + LINE * (k + 0.5), "dominant-baseline": "central", fill: color("ink") },
          text,
        ),
      ),
    );
  };
  const picture = s(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width: wide,
      height: tall,
      viewBox: `-24 -24 ${wide} ${tall}`,
      "font-family": FONT.slice(5),
      "font-size": 14,
    },
    s("title", {}, document.title),
    s("rect", { x: -24, y: -24, width: wide, height: tall, fill: color("paper") }),
    links.filter((link) => link.edge || notices.length > 1).map(line),
    cards.map(card),
  );
  return { text: new XMLSerializer().serializeToString(picture), wide, tall };
}

async function graphPng() {
  const { text, wide, tall } = graphSvg();
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = h("canvas", { width: wide * 2, height: tall * 2 });
  canvas.getContext("2d").drawImage(image, 0, 0, wide * 2, tall * 2);
  URL.revokeObjectURL(image.src);
  return new Promise((done) => {
    canvas.toBlob(done, "image/png");
  });
}
