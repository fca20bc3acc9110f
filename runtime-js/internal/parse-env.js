"use strict";
// The text of a .env file as an object.

const { requireString } = internal("validators");

const line = /^[ \t]*(?:export[ \t]+)?([^\s=#][^=\n]*?)[ \t]*=[ \t]*(?:"([^"]*)"|'([^']*)'|`([^`]*)`|([^\n#]*))[^\n]*$/gm;

exports.parseEnv = function parseEnv(content) {
    requireString(content, "content");
    const values = {};
    for (const [, name, double, single, tick, plain] of content.replace(/\r\n?/g, "\n").matchAll(line)) {
        values[name] = double?.replaceAll("\\n", "\n") ?? single ?? tick ?? plain.trim();
    }
    return values;
};
