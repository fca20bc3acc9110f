// Writes node-members.json: what Node's core modules export. `node Tests/RuntimeJSTests/node-members.mjs`, with the version we follow.

import { writeFileSync } from "node:fs";
import { builtinModules, createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
process.removeAllListeners("warning");
process.on("warning", () => {});

const kindOf = (value) => (typeof value === "function" && /^class\b/.test(Function.prototype.toString.call(value)) ? "class" : typeof value);
const members = { version: process.version, modules: {} };
for (const name of builtinModules.filter((name) => !name.startsWith("_")).sort()) {
    const exported = require(name);
    const names = Object.keys(exported).filter((key) => /^[A-Za-z$]\w*$/.test(key)).sort();
    members.modules[name] = Object.fromEntries(names.map((key) => [key, kindOf(exported[key])]));
}
const lines = Object.entries(members.modules).map(([name, kinds]) => `  ${JSON.stringify(name)}: ${JSON.stringify(kinds)}`);
const text = `{\n "version": ${JSON.stringify(members.version)},\n "modules": {\n${lines.join(",\n")}\n }\n}\n`;
writeFileSync(join(dirname(fileURLToPath(import.meta.url)), "node-members.json"), text);
