// Makes src/api/schema.d.ts from the contract that the server publishes.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const contract = new URL("../../khabar/serve/openapi.json", import.meta.url);
const shapes = new URL("../../docs/record.schema.json", import.meta.url);

// The shapes of records stand in a file of their own. They are put among the contract's own shapes, and every
// reference is turned to them there.
const api = JSON.parse(await readFile(contract, "utf8"));
const records = JSON.parse(await readFile(shapes, "utf8"));
for (const [name, shape] of Object.entries(records.$defs)) api.components.schemas[name] = shape;
const text = JSON.stringify(api)
  .replaceAll("../../docs/record.schema.json#/$defs/", "#/components/schemas/")
  .replaceAll("#/$defs/", "#/components/schemas/");

const types = astToString(await openapiTS(JSON.parse(text), { alphabetize: false }));
await writeFile(new URL("../src/api/schema.d.ts", import.meta.url), types);
