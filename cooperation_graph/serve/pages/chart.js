// The chart: one bar a row, or the rows of a column counted. It is a table, so that it can be read without seeing it.

const MOST_BARS = 80;

/** Which columns a chart may show: labels, and numbers (-1 counts rows). */
function axesOf({ columns, rows }) {
  const numbers = columns.map((_, at) => at).filter((at) => rows.every((row) => row[at] === undefined || isNumber(row[at])) && rows.some((row) => row[at]));
  const labels = columns.map((_, at) => at).filter((at) => !numbers.includes(at));
  return { numbers, labels: labels.length ? labels : columns.map((_, at) => at), label: labels[0] ?? 0, value: numbers[0] ?? -1 };
}

/** Bars as [name, number]; two things of one name are two bars. */
function barsOf(answer, label, value) {
  const name = (term) => (term ? plain(termLabel(term) ?? answer.names.get(term.value)?.value ?? (isThing(term) ? short(term.value) : term.value)) : t("empty"));
  if (value >= 0) return answer.rows.map((row) => [name(row[label]), Number(row[value]?.value ?? 0)]);
  const counted = new Map();
  for (const row of answer.rows) {
    const key = row[label]?.value;
    counted.set(key, [row[label], (counted.get(key)?.[1] ?? 0) + 1]);
  }
  return [...counted.values()].map(([term, number]) => [name(term), number]).sort((a, b) => b[1] - a[1]);
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
