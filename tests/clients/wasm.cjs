// As asking.py, with DuckDB-WASM in Node: node wasm.cjs NODE_MODULES SNAPSHOT < requests
// Prints a JSON object with the version of DuckDB and, for each request, the number of rows or the error.
"use strict";
const fs = require("node:fs");
const path = require("node:path");

async function main(modules, snapshot) {
  const dist = path.join(modules, "@duckdb", "duckdb-wasm", "dist");
  const duckdb = require(path.join(dist, "duckdb-node-blocking.cjs"));
  const bundles = {
    mvp: { mainModule: path.join(dist, "duckdb-mvp.wasm"), mainWorker: path.join(dist, "duckdb-node-mvp.worker.cjs") },
    eh: { mainModule: path.join(dist, "duckdb-eh.wasm"), mainWorker: path.join(dist, "duckdb-node-eh.worker.cjs") },
  };
  const database = await duckdb.createDuckDB(bundles, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
  await database.instantiate(() => {});
  database.registerFileBuffer("analyst.duckdb", new Uint8Array(fs.readFileSync(snapshot)));
  const connection = database.connect();
  connection.query(`ATTACH 'analyst.duckdb' AS "my news" (READ_ONLY)`);
  const asked = (query) => {
    try {
      return connection.query(`SELECT count(*)::INTEGER AS n FROM (${query})`).get(0).n;
    } catch (error) {
      return String(error);
    }
  };
  const requests = JSON.parse(fs.readFileSync(0, "utf8"));
  const answers = {};
  for (const name of requests.relations) answers[name] = asked(`SELECT * FROM "my news".main.${name}`);
  for (const call of requests.tables) answers[call] = asked(`SELECT * FROM "my news".${call}`);
  for (const call of requests.scalars) answers[call] = asked(`SELECT "my news".main.${call}`);
  const version = connection.query("SELECT version() AS v").get(0).v;
  process.stdout.write(JSON.stringify({ version, answers }));
}

main(...process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
