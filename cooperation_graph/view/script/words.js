// The words of the interface in two languages, and names as people should read them.

const WORDS = JSON.parse($("words").textContent);

/** A word of the interface; {0}, {1} stand for what is given. */
function t(key, ...values) {
  const pair = WORDS[key];
  const text = pair ? pair[state.lang === "en" ? 1 : 0] : key;
  return text.replace(/\{(\d)\}/g, (_, k) => values[k]);
}

const count = (number, key) =>
  t(number === 1 && `${key}.one` in WORDS ? `${key}.one` : key, number.toLocaleString("en"));

// Notices of different places use one short name for different bodies: 市发改委 means nothing without its issuer.
const places = new Set(
  notices.map((notice) => {
    const issuer = nodes[notice.node].edges.find((edge) => edge.relation === "issuedBy");
    return issuer && nodes[issuer.target].iri.split("/")[1];
  }),
);
const SEVERAL_PLACES = places.size > 1;

const chinese = (node) => (SEVERAL_PLACES && node.kind === "body" && node.full) || node.label;
// "Municipal Commerce Bureau" of which city? The original says.
const placeless = (node) =>
  SEVERAL_PLACES && /^(?:Municipal|Provincial|Prefectural|County|District) /.test(node.english || "");
const english = (node) => (placeless(node) ? `${node.english} (${chinese(node)})` : node.english);
const name = (node) => (state.lang === "en" && english(node)) || chinese(node);

/** A name as an element; what has no English form is marked as the original. */
function named(node) {
  if (state.lang !== "en") return h("span", {}, chinese(node));
  const original = h("span", { lang: "zh-Hans", class: "original" }, chinese(node));
  if (!node.english) return original;
  return placeless(node) ? h("span", {}, node.english, " ", original) : h("span", {}, node.english);
}

/** A text of the notice as an element in its own language. */
const original = (text, attributes = {}) => h("span", { lang: "zh-Hans", class: "original", ...attributes }, text);

const taskName = (task) => `${task.label} ${heading(task)}`;
