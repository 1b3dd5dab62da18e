// Puts the licences of what the page is made of beside it: the packages that the lock file has for more than building.
import { readdir, readFile, writeFile } from "node:fs/promises";

const home = new URL("../", import.meta.url);
const lock = JSON.parse(await readFile(new URL("package-lock.json", home), "utf8"));
const parts = [];

for (const [path, { dev, version, license }] of Object.entries(lock.packages)) {
  if (!path || dev) continue;
  const folder = new URL(`${path}/`, home);
  const file = (await readdir(folder)).find((name) => /^(licen[sc]e|copying)/i.test(name));
  const text = file ? await readFile(new URL(file, folder), "utf8") : `Licence: ${license}`;
  parts.push(`${path.replace(/^.*node_modules\//, "")} ${version}\n\n${text.trim()}\n`);
}
await writeFile(new URL("../build/web/licences.txt", home), parts.join(`\n${"-".repeat(72)}\n\n`));
