// The chart: one bar a row, or the rows of a column counted. It is a table, so that it can be read without seeing it.

const MOST_BARS = 80;

/** Which columns a chart may show: labels, and numbers (-1 counts rows). */
function axesOf({ columns, rows }) {
  const numbers = columns.map((_, at) => at).filter((at) => rows.every((row) => row[at] === undefined || isNumber(row[at])) && rows.some((row) => row[at]));
  const labels = columns.map((_, at) => at).filter((at) => !numbers.includes(at));
  const words = labels.filter((at) => rows.every((row) => row[at]?.type !== "uri"));
  return { numbers, labels: labels.length ? labels : columns.map((_, at) => at), label: words.at(-1) ?? labels[0] ?? 0, value: numbers.at(-1) ?? -1 };
}

function barsOf(answer, label, value) {
  const name = (row) => {
    const term = row[label];
    if (!term) return "";
    return plain(answer.names.get(term.value)?.value ?? (term.type === "uri" ? short(term.value) : term.value));
  };
  if (value >= 0) return answer.rows.map((row) => [name(row), Number(row[value]?.value ?? 0)]);
  const counted = new Map();
  for (const row of answer.rows) counted.set(name(row), (counted.get(name(row)) ?? 0) + 1);
  return [...counted].sort((a, b) => b[1] - a[1]);
}

function chartView(answer) {
  if (!answer.rows.length) return [h("p", {}, t("none"))];
  const axes = axesOf(answer);
  const chosen = { label: axes.label, value: axes.value };
  const body = h("tbody");
  const note = h("p", { class: "quiet" });
  function draw() {
    const bars = barsOf(answer, chosen.label, chosen.value);
    const most = Math.max(...bars.map(([, number]) => Math.abs(number)), Number.MIN_VALUE);
    body.replaceChildren(
      ...bars.slice(0, MOST_BARS).map(([name, number]) => {
        const bar = h("i", { "aria-hidden": "true", class: number < 0 ? "below" : null });
        bar.style.inlineSize = `${(100 * Math.abs(number)) / most}%`;
        return h("tr", {}, h("th", { scope: "row" }, h("bdi", {}, name)), h("td", {}, h("span", { class: "gauge" }, bar), h("span", { class: "number" }, number.toLocaleString(CHINESE ? "zh-CN" : "en"))));
      }),
    );
    note.textContent = bars.length > MOST_BARS ? t("bars", bars.length, MOST_BARS) : "";
  }
  const choice = (word, key, options) =>
    h("label", {}, `${t(word)} `, h("select", { onchange: (event) => ((chosen[key] = Number(event.target.value)), draw()) },
      options.map(([at, text]) => h("option", { value: at, selected: at === chosen[key] }, text))));
  draw();
  answer.redraw = draw;
  return [
    h("p", { class: "filter" },
      choice("label", "label", axes.labels.map((at) => [at, answer.columns[at]])), " ",
      choice("value", "value", [...axes.numbers.map((at) => [at, answer.columns[at]]), [-1, t("counted")]])),
    h("table", { class: "bars" }, h("thead", { class: "sr" }, h("tr", {}, h("th", { scope: "col" }, t("label")), h("th", { scope: "col" }, t("value")))), body),
    note,
  ];
}
