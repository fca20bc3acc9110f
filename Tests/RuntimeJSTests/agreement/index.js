"use strict";
// An activity that holds the core modules against what is said of them: `{members, said}`, the members Node has by module, and the
// members that are said to be missing. Answers with what does not agree.

const { createRequire } = require("module");

module.exports = async function agree(context, { members, said }) {
    const problems = [];
    for (const [name, kinds] of Object.entries(members)) {
        const missing = said[name];
        if (missing === undefined) problems.push(`${name}: nothing is said of it`);
        else check(name, kinds, new Set(missing), problems);
    }
    return problems;
};

function check(name, kinds, missing, problems) {
    const exported = createRequire(__filename)(name === "test" ? "node:test" : name);
    for (const member of missing) if (!Object.hasOwn(kinds, member)) problems.push(`${name}.${member}: Node has no such member`);
    for (const [member, kind] of Object.entries(kinds)) {
        const value = exported[member];
        if (!missing.has(member)) {
            const found = typeof value;
            const expected = kind === "class" ? "function" : kind;
            if (found !== expected) problems.push(`${name}.${member}: ${found} instead of ${expected}`);
            else if (found === "function" && /^function missingMethod\b/.test(String(value))) problems.push(`${name}.${member}: it is missing`);
        } else if (kind === "function" || kind === "class") {
            const code = thrown(value);
            if (code !== "ERR_METHOD_NOT_IMPLEMENTED") problems.push(`${name}.${member}: ${code} instead of ERR_METHOD_NOT_IMPLEMENTED`);
        }
    }
}

function thrown(value) {
    if (typeof value !== "function") return `it is ${typeof value}`;
    try {
        const promise = value();
        promise?.catch?.(() => {});
        return "it does not throw";
    } catch (error) {
        try {
            new value();
        } catch (other) {
            if (other.code === "ERR_METHOD_NOT_IMPLEMENTED") return other.code;
        }
        return error.code ?? String(error);
    }
}
