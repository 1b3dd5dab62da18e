// Fails when what the first visit to every view loads is too heavy: all scripts and styles and the coarse map,
// without the fine map that only a close look loads.
import { readdir, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const limit = 350_000;
const root = new URL("../../build/web/assets/", import.meta.url);
const files = (await readdir(fileURLToPath(root))).filter((name) => name.endsWith(".gz")).sort();

let total = 0;
for (const name of files) {
  const { size } = await stat(new URL(name, root));
  const lazy = /50m/.test(name);
  if (!lazy) total += size;
  console.log(`${String(size).padStart(8)}  ${name.replace(/\.gz$/, "")}${lazy ? "  (on demand)" : ""}`);
}
console.log(`${String(total).padStart(8)}  of ${limit} bytes, gzip`);
if (total > limit) process.exit(1);
