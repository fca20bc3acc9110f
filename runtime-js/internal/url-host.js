"use strict";
// Hosts of URLs: names, IPv4 and IPv6 addresses.

function decode(text) {
    try {
        return decodeURIComponent(text);
    } catch {
        return undefined;
    }
}

function ipv4Number(part) {
    if (part === "") return NaN;
    if (/^0x[0-9a-f]*$/i.test(part)) return part.length === 2 ? 0 : Number.parseInt(part, 16);
    if (/^0[0-7]*$/.test(part)) return Number.parseInt(part, 8);
    return /^[1-9]\d*$/.test(part) ? Number(part) : NaN;
}

/** A dotted address; the text itself when it is none; undefined when it looks like one and is wrong. */
function parseIPv4(text) {
    const parts = text.replace(/\.$/, "").split(".");
    if (!/^(\d+|0x[0-9a-f]*)$/i.test(parts.at(-1))) return text;
    const numbers = parts.map(ipv4Number);
    const last = numbers.pop();
    if (parts.length > 4 || Number.isNaN(last) || numbers.some((number) => !(number <= 255))) return undefined;
    if (last >= 256 ** (4 - numbers.length)) return undefined;
    let address = last;
    numbers.forEach((number, index) => { address += number * 256 ** (3 - index); });
    return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}

function parseIPv6(text) {
    let source = text;
    const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text);
    if (dotted !== null) {
        const bytes = dotted.slice(2).map(Number);
        if (bytes.some((byte) => byte > 255)) return undefined;
        source = `${dotted[1]}${((bytes[0] << 8) | bytes[1]).toString(16)}:${((bytes[2] << 8) | bytes[3]).toString(16)}`;
    }
    const halves = source.split("::");
    if (halves.length > 2) return undefined;
    const groups = halves.map((half) => (half === "" ? [] : half.split(":")));
    if (groups.flat().some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return undefined;
    const missing = 8 - groups.flat().length;
    if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
    const pieces = [...groups[0], ...Array(halves.length === 1 ? 0 : missing).fill("0"), ...(groups[1] ?? [])]
        .map((group) => Number.parseInt(group, 16).toString(16));
    return `[${compress(pieces)}]`;
}

/** The longest run of two or more zeros becomes "::". */
function compress(pieces) {
    let best = { start: -1, length: 1 };
    for (let start = 0; start < pieces.length; start++) {
        let length = 0;
        while (pieces[start + length] === "0") length += 1;
        if (length > best.length) best = { start, length };
    }
    if (best.start < 0) return pieces.join(":");
    return `${pieces.slice(0, best.start).join(":")}::${pieces.slice(best.start + best.length).join(":")}`;
}

/** The host as it stands in a URL, or undefined when it is wrong. */
exports.parseHost = function parseHost(text, isSpecial) {
    if (text.startsWith("[")) return text.endsWith("]") ? parseIPv6(text.slice(1, -1)) : undefined;
    if (!isSpecial) return /[\u0000\t\n\r #/<>?@[\\\]^|]/.test(text) ? undefined : text;
    const decoded = decode(text);
    const name = decoded === undefined ? undefined : internal("idna").toASCII(decoded);
    if (name === undefined || /[^\u0021-\u007e]|[#%/:<>?@[\\\]^|]/.test(name)) return undefined;
    return name === "" ? "" : parseIPv4(name);
};
