// What one takes away: the ledger for a spreadsheet, the graph as a picture, the link to what is on the screen.

// A cell that begins with one of these would be run as a formula.
const safeCell = (text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const csvCell = (text) => {
  const safe = safeCell(text);
  return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
};

const fileName = (end) => {
  const stem = notices.length === 1 ? notices[0].number || nodes[notices[0].node].label : t("app");
  return `${stem.replace(/[\\/:*?"<>|\s]+/g, "_").slice(0, 60)}.${end}`;
};

const ledgerCsv = () =>
  `\ufeff${ledgerRows(scope())
    .map((row) => row.map(csvCell).join(","))
    .join("\r\n")}\r\n`;
const ledgerTsv = () =>
  ledgerRows(scope())
    .map((row) => row.map((text) => safeCell(text).replace(/[\t\n\r]+/g, " ")).join("\t"))
    .join("\n");

const EXPORTS = {
  "export.copy": () => copy(ledgerTsv(), t("export.copied")),
  "export.csv": () => download(fileName("csv"), ledgerCsv(), "text/csv"),
  "export.xlsx": () =>
    download(
      fileName("xlsx"),
      new Blob([Uint8Array.from(atob(island.xlsx), (char) => char.charCodeAt(0))], {
        type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      }),
    ),
  "export.svg": () => drawableOr(() => download(fileName("svg"), graphSvg().text, "image/svg+xml")),
  "export.png": () => drawableOr(async () => download(fileName("png"), await graphPng())),
  "export.print": () => window.print(),
  "export.link": () => copy(location.href, t("export.linked")),
};

const drawableOr = (act) => (drawing().cards.length ? act() : toast(t("graph.start")));

function drawMenu() {
  empty(
    $("menu-list"),
    Object.keys(EXPORTS)
      .filter((key) => key !== "export.xlsx" || island.xlsx)
      .map((key) =>
        h(
          "li",
          {},
          h(
            "button",
            {
              type: "button",
              id: key.replace(".", "-"),
              onclick: () => {
                $("menu").open = false;
                EXPORTS[key]();
              },
            },
            t(key),
          ),
        ),
      ),
  );
}
