// The timeline: what has a calendar value on an axis, recurrences as recurrences, open ends as open ends, the rest apart.

const SEASONS = {
  21: [2, 5],
  22: [5, 8],
  23: [8, 11],
  24: [11, 14],
  33: [0, 3],
  34: [3, 6],
  35: [6, 9],
  36: [9, 12],
  40: [0, 6],
  41: [6, 12],
};

/** The years, as fractions, that one EDTF value begins and ends with. */
function yearsOf(value) {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(value);
  if (!match) return null;
  const year = Number(match[1]);
  if (!match[2]) return [year, year + 1];
  const month = Number(match[2]);
  if (SEASONS[month]) return SEASONS[month].map((at) => year + at / 12);
  if (!match[3]) return [year + (month - 1) / 12, year + month / 12];
  const day = year + (month - 1) / 12 + (Number(match[3]) - 1) / 372;
  return [day, day + 1 / 372];
}

/** Begin and end of an EDTF expression; null is an open or unknown end. */
function rangeOf(edtf) {
  const [first, second] = edtf.split("/");
  const begin = yearsOf(first);
  if (second === undefined) return begin && { begin: begin[0], end: begin[1] };
  const end = yearsOf(second);
  return begin || end ? { begin: begin && begin[0], end: end && end[1] } : null;
}

function timeSays(time) {
  const parts = [t(`time.${time.kind}`)];
  if (time.rrule)
    parts.push(
      t(
        time.rrule.includes("YEARLY")
          ? "every.year"
          : time.rrule.includes("QUARTER") || time.rrule.includes("INTERVAL=3")
            ? "every.quarter"
            : time.rrule.includes("MONTHLY")
              ? "every.month"
              : time.rrule.includes("WEEKLY")
                ? "every.week"
                : "every.time",
      ),
    );
  if (time.status && time.status !== "promised") parts.push(t(`status.${time.status}`));
  if (time.edtf) parts.push(time.edtf);
  const [proof] = proofs(time.evidence);
  if (proof && proof.reading === "inferred") parts.push(t("reading.inferred"));
  return parts.join(" · ");
}

const LONGEST = 80;

function drawTimeline(view, tasks) {
  const rows = tasks.flatMap((task) =>
    task.times.filter(isOfTask).map((time) => ({ task, time, range: time.edtf ? rangeOf(time.edtf) : null })),
  );
  const dated = rows.filter((row) => row.range);
  const again = rows.filter((row) => !row.range && row.time.rrule);
  const words = rows.filter((row) => !row.range && !row.time.rrule);
  const without = tasks.filter((task) => !task.times.some(isOfTask));
  const issued = [...new Set(tasks.map((task) => notices[task.notice].issued).filter(Boolean))].map(
    (date) => yearsOf(date)[0],
  );
  const known = [...issued, ...dated.flatMap(({ range }) => [range.begin, range.end])].filter((year) => year !== null);
  const from = Math.floor(Math.min(...known));
  const to = Math.max(Math.ceil(Math.max(...known)), from + 3);
  const axis = { from, to: to + 0.35, at: (year) => `${(100 * (year - from)) / (to + 0.35 - from)}%` };
  const marks = notices.length === 1 ? issued : [];
  empty(
    view,
    dated.length + again.length
      ? h(
          "div",
          { class: "timeline" },
          yearHead(axis, to, marks),
          [...dated, ...again].slice(0, LONGEST).map((row) => timeRow(row, axis, marks)),
        )
      : h("p", { class: "hint" }, t("timeline.none")),
    rows.length > LONGEST ? h("p", { class: "hint" }, t("more.narrow")) : null,
    h(
      "p",
      { class: "legend line" },
      h("span", {}, h("i", { class: "bar solid" }), t("legend.bar")),
      h("span", {}, h("i", { class: "bar open" }), t("legend.open")),
      h("span", {}, h("i", { class: "again" }, "↻"), t("legend.again")),
      h("span", {}, h("i", { class: "bar inferred" }), t("legend.inferred")),
    ),
    words.length
      ? h(
          "section",
          { class: "apart" },
          h("h2", {}, t("timeline.words")),
          h("p", { class: "quiet" }, t("timeline.words.why")),
          h(
            "ul",
            {},
            words
              .slice(0, LONGEST)
              .map(({ task, time }) =>
                h(
                  "li",
                  {},
                  h(
                    "button",
                    { type: "button", class: "time", lang: "zh-Hans", onclick: () => select(nodes[task.node]) },
                    firstWords(time),
                  ),
                  h("span", { class: "quiet" }, ` ${timeSays(time)} `),
                  taskChip(task),
                ),
              ),
          ),
        )
      : null,
    without.length
      ? h(
          "section",
          { class: "apart" },
          h("h2", {}, `${t("timeline.without")} · ${without.length}`),
          h("div", { class: "chips" }, without.slice(0, LONGEST).map(taskChip)),
        )
      : null,
  );
  markTimeline();
}

function yearHead(axis, to, marks) {
  const years = [];
  const step = Math.max(1, Math.ceil((to - axis.from) / 12));
  for (let year = axis.from; year <= to - step / 3; year += step) years.push(year);
  return h(
    "div",
    { class: "years" },
    h("span", {}),
    h(
      "div",
      { class: "track" },
      years.map((year) => h("span", { class: "year", style: { left: axis.at(year) } }, year)),
      marks.map((year) => h("span", { class: "issued", style: { left: axis.at(year) } }, t("issued"))),
    ),
  );
}

function timeRow({ task, time, range }, axis, marks) {
  const [proof] = proofs(time.evidence);
  const inferred = proof && proof.reading === "inferred" ? " inferred" : "";
  const track = [...marks.map((year) => h("i", { class: "now", style: { left: axis.at(year) } }))];
  for (let year = axis.from; year <= axis.to; year += Math.max(1, Math.ceil((axis.to - axis.from) / 12)))
    track.push(h("i", { class: "tick", style: { left: axis.at(year) } }));
  const words = h("span", { class: "words", lang: "zh-Hans" }, firstWords(time));
  if (range) {
    // a deadline runs from the day of its notice; without one only its end is drawn
    const issued = yearsOf(notices[task.notice].issued || "");
    const begin = range.begin ?? Math.min(issued ? issued[0] : range.end - (axis.to - axis.from) / 20, range.end);
    const end = range.end ?? axis.to;
    const open = (range.begin === null ? " open-left" : "") + (range.end === null ? " open-right" : "");
    const width = (100 * (end - begin)) / (axis.to - axis.from);
    track.push(
      h("span", { class: `bar${open}${inferred}`, style: { left: axis.at(begin), width: `max(${width}%, 10px)` } }),
      words,
    );
    // words that would leave the page at its right end with the bar
    if (begin - axis.from > 0.7 * (axis.to - axis.from)) words.style.setProperty("right", `calc(100% - ${axis.at(end)})`);
    else words.style.setProperty("left", axis.at(begin));
  } else {
    const step = Math.max(1, Math.ceil((axis.to - axis.from) / 12));
    const start = marks.length ? Math.floor(marks[0]) : axis.from;
    for (let year = start; year + 0.5 < axis.to; year += step)
      track.push(h("i", { class: "again", "aria-hidden": "true", style: { left: axis.at(year + 0.5) } }, "↻"));
    words.style.setProperty("left", axis.at(start));
    track.push(words);
  }
  return h(
    "div",
    { class: "row", data: { task: task.i } },
    h(
      "button",
      { type: "button", class: "title", onclick: () => select(nodes[task.node]) },
      h("span", { class: "quiet" }, task.label),
      " ",
      original(heading(task)),
      h("span", { class: "sr" }, ` ${firstWords(time)} ${timeSays(time)}`),
    ),
    h(
      "div",
      {
        class: "track",
        title: timeSays(time),
        onclick: () => proof && proof.text && go({ s: nodes[task.node].iri, at: "" }),
      },
      track,
    ),
  );
}

function markTimeline() {
  const node = selected();
  const mine = new Set(node ? tasksOf(node).map((task) => String(task.i)) : []);
  for (const row of document.querySelectorAll(".timeline .row")) row.classList.toggle("on", mine.has(row.dataset.task));
}
