// What the editor offers for the word before the cursor: variables, terms by name or meaning, bodies and places.

const KEYWORDS =
  "SELECT DISTINCT WHERE OPTIONAL FILTER UNION MINUS GRAPH VALUES BIND GROUP BY ORDER LIMIT OFFSET HAVING ASK CONSTRUCT DESCRIBE PREFIX NOT EXISTS IN COUNT SUM AVG MIN MAX SAMPLE GROUP_CONCAT STR LANG CONTAINS STRSTARTS REGEX BOUND IF COALESCE DESC ASC AS YEAR";
// ?bo   cg:led   发改
const WORD = /(?:[?$][\w\u3400-\u9fff]*|[\w\u3400-\u9fff-]*:?[\w\u3400-\u9fff-]*)$/;

const TERMS = ISLAND.terms.map(([curie, zh, en, about]) => {
  const other = CHINESE ? en : zh;
  return {
    label: curie,
    detail: [CHINESE ? zh : en, other].filter(Boolean).join(" · "),
    info: about ? () => h("div", {}, about) : undefined,
    search: `${curie} ${zh} ${en}`.toLowerCase(),
  };
});

async function offersFor(text, at, explicit) {
  const word = WORD.exec(text.slice(Math.max(0, at - 80), at))[0];
  const from = at - word.length;
  if (!word && !explicit) return null;
  if (/^[?$]/.test(word)) return { from, options: variables(text, word), validFor: /^[?$][\w\u3400-\u9fff]*$/ };
  const options = [...terms(word.toLowerCase()), ...keywords(word)];
  if (/[\u3400-\u9fff]{2}/.test(word) && !word.includes(":")) options.push(...(await things(word)));
  return options.length ? { from, options, filter: false } : null;
}

function variables(text, word) {
  const found = new Set(text.match(/[?$][\w\u3400-\u9fff]+/g));
  found.delete(word);
  return [...found].sort().map((label) => ({ label, detail: t("variable") }));
}

/** Terms whose name begins so come first, then those that hold the word in any language. */
function terms(word) {
  const local = word.split(":").pop();
  const ranked = TERMS.map((term) => {
    const name = term.label.toLowerCase();
    if (name.startsWith(word)) return [0, term];
    if (word.includes(":")) return null;
    if (name.split(":")[1].startsWith(local)) return [1, term];
    return word && term.search.includes(word) ? [2, term] : null;
  });
  return ranked
    .filter(Boolean)
    .sort((a, b) => a[0] - b[0])
    .slice(0, 50)
    .map(([, term]) => term);
}

function keywords(word) {
  if (!word || word.includes(":")) return [];
  return KEYWORDS.split(" ")
    .filter((each) => each.startsWith(word.toUpperCase()) && each !== word.toUpperCase())
    .map((label) => ({ label, detail: t("keyword") }));
}

/** Bodies and places that the word may mean, as full IRIs. */
async function things(word) {
  try {
    const response = await fetch(`/reconcile/suggest?prefix=${encodeURIComponent(word)}`);
    const { result } = await response.json();
    return result.slice(0, 8).map((each) => ({
      label: each.name,
      detail: each.id.replace(/^id\//, ""),
      apply: `<${ISLAND.base}${each.id}>`,
    }));
  } catch {
    return [];
  }
}
