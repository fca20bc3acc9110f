"use strict";
// An activity that holds the core modules against what is said of them: `{members, said}`, the members Node has by module, and what is
// said, `{support, missing, absent}`. Answers with what does not agree.

const { createRequire } = require("module");

module.exports = async function agree(context, { members, said }) {
    const problems = [];
    for (const [name, kinds] of Object.entries(members)) {
        if (said[name] === undefined) problems.push(`${name}: nothing is said of it`);
        else await check(name, kinds, said[name], problems);
    }
    return problems;
};

async function check(name, kinds, { support, missing, absent }, problems) {
    const exported = createRequire(__filename)(name === "test" ? "node:test" : name);
    const throwing = new Set(support === "throws" ? Object.keys(kinds) : missing);
    for (const member of [...missing, ...absent]) {
        if (/^\w+$/.test(member) && !Object.hasOwn(kinds, member) && !(member in exported)) problems.push(`${name}.${member}: Node has no such member`);
    }
    for (const [member, kind] of Object.entries(kinds)) {
        const expected = kind === "class" ? "function" : kind;
        if (absent.includes(member)) {
            if (member in exported && support !== "throws") problems.push(`${name}.${member}: it is there`);
        } else if (!throwing.has(member)) {
            const found = typeof exported[member];
            if (found !== expected) problems.push(`${name}.${member}: ${found} instead of ${expected}`);
            else if (found === "function" && isMissing(exported[member])) problems.push(`${name}.${member}: it is missing`);
        } else if (expected === "function") {
            const code = await thrown(exported[member]);
            if (code !== "ERR_METHOD_NOT_IMPLEMENTED") problems.push(`${name}.${member}: ${code} instead of ERR_METHOD_NOT_IMPLEMENTED`);
        }
    }
}

// What stands for a missing module is a proxy whose members refuse to be looked at.
function isMissing(value) {
    try {
        return /^function missingMethod\b/.test(Function.prototype.toString.call(value));
    } catch {
        return true;
    }
}

/** The code of what a function throws, called or constructed, at once or by a promise. */
async function thrown(value) {
    if (typeof value !== "function") return `it is ${typeof value}`;
    const codes = [];
    for (const attempt of [() => value(), () => new value()]) {
        try {
            await attempt();
            codes.push("nothing");
        } catch (error) {
            if (error.code === "ERR_METHOD_NOT_IMPLEMENTED") return error.code;
            codes.push(error.code ?? String(error));
        }
    }
    return codes[0];
}
