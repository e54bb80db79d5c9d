// The SPARQL engine in a worker made of this file's own characters: a query that runs away is ended with the worker.

/** What the worker does; its text goes there, so nothing outside of it is known here. */
function inWorker() {
  const unpacked = async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };
  const stored = async ({ wasm, facts }) => {
    await oxigraph.init({ module_or_path: await unpacked(wasm) });
    const store = new oxigraph.Store();
    store.load(await unpacked(facts), { format: "application/n-quads", no_transaction: true, lenient: true });
    return store;
  };
  // <http://a#b>  "# no comment"  # a comment
  const NOT_CODE = /<[^<>\s]*>|"[^"\n]*"|'[^'\n]*'|#[^\n]*/g;
  /** Columns and rows; a cell is {type, value} as in SPARQL's JSON, or nothing. */
  const answered = (store, prologue, query) => {
    const form = /\b(select|ask|construct|describe)\b/i.exec(query.replace(NOT_CODE, " "));
    const triples = form && /construct|describe/i.test(form[1]);
    const found = store.query(`${prologue} ${query}`, triples ? {} : { results_format: "json" });
    if (triples) {
      const columns = ["subject", "predicate", "object"];
      const cell = (term) => ({ type: term.termType === "NamedNode" ? "uri" : "literal", value: term.value });
      return { columns, rows: found.map((quad) => columns.map((column) => cell(quad[column]))) };
    }
    const { head, results, boolean } = JSON.parse(found);
    if (boolean !== undefined) return { columns: ["ask"], rows: [[{ type: "literal", value: String(boolean) }]] };
    return { columns: head.vars, rows: results.bindings.map((row) => head.vars.map((name) => row[name])) };
  };
  let store;
  self.onmessage = async ({ data }) => {
    store ||= stored(data);
    if (!data.query) return;
    try {
      const held = await store;
      const begin = performance.now();
      const answer = answered(held, data.prologue, data.query);
      self.postMessage({ answer, took: performance.now() - begin });
    } catch (error) {
      // what stands before the query on the first line is not what one sees
      const seen = (_, column) => `1:${column - data.prologue.length - 1}`;
      self.postMessage({ wrong: String(error.message || error).replace(/\b1:(\d+)/, seen) });
    }
  };
}

const ENGINE = { worker: null, waiting: null };

function engineWorker() {
  const source = [`"use strict";\n${$("engine").textContent}\n(${inWorker})();`];
  const address = URL.createObjectURL(new Blob(source, { type: "text/javascript" }));
  const worker = new Worker(address);
  worker.postMessage({ wasm: SPARQL.wasm, facts: SPARQL.facts });
  const told = (said) => {
    ENGINE.waiting?.(said);
    ENGINE.waiting = null;
  };
  worker.onmessage = ({ data }) => told(data);
  worker.onerror = (event) => told({ wrong: event.message || t("sparql.stopped") });
  return worker;
}

/** End what is running, and with it the store, which the next question makes anew. */
function stopEngine() {
  if (!ENGINE.waiting) return;
  ENGINE.worker.terminate();
  ENGINE.worker = null;
  ENGINE.waiting({ wrong: t("sparql.stopped") });
  ENGINE.waiting = null;
}

/** The answer to a query, or what is wrong with it; a later query ends an earlier one. */
function askEngine(query) {
  stopEngine();
  ENGINE.worker ||= engineWorker();
  // prefixes stand on the first line, so that errors name the line that one sees
  const prologue = Object.entries(SPARQL.prefixes)
    .map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>`)
    .join(" ");
  return new Promise((resolve) => {
    ENGINE.waiting = resolve;
    ENGINE.worker.postMessage({ prologue, query });
  });
}
