"use strict";
// IP addresses as text.

const byte = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
const version4 = new RegExp(`^(?:${byte}\\.){3}${byte}$`);
const group = /^[0-9a-fA-F]{1,4}$/;

function isIPv4(text) {
    return version4.test(`${text}`);
}

function isIPv6(text) {
    const [address, ...zones] = `${text}`.split("%");
    if (zones.length > 1 || (zones.length === 1 && !/^[0-9a-zA-Z.\-:]+$/.test(zones[0]))) return false;
    const halves = address.split("::");
    if (halves.length > 2) return false;
    const groups = halves.map((half) => (half === "" ? [] : half.split(":")));
    const all = groups.flat();
    let count = all.length;
    const last = all.at(-1);
    // The last four bytes may be written as those of version 4; nothing follows them.
    if (last !== undefined && isIPv4(last)) {
        if (groups.at(-1).length === 0) return false;
        all.pop();
        count += 1;
    }
    return all.every((part) => group.test(part)) && (halves.length === 2 ? count < 8 : count === 8);
}

/** 0, 4 or 6. */
function isIP(text) {
    if (isIPv4(text)) return 4;
    return isIPv6(text) ? 6 : 0;
}

/** The number that the address is; undefined when it is none. */
function toNumber(text, family) {
    if (family === "ipv4" ? !isIPv4(text) : !isIPv6(text)) return undefined;
    if (family === "ipv4") return text.split(".").reduce((number, part) => number * 256n + BigInt(part), 0n);
    let address = text.split("%")[0];
    const tail = /[^:]*\.[^:]*$/.exec(address)?.[0];
    if (tail !== undefined) {
        const number = toNumber(tail, "ipv4");
        address = address.slice(0, -tail.length) + `${(number >> 16n).toString(16)}:${(number & 0xffffn).toString(16)}`;
    }
    const [front, back = ""] = address.split("::");
    const parts = (half) => (half === "" ? [] : half.split(":"));
    const missing = 8 - parts(front).length - parts(back).length;
    const groups = address.includes("::") ? [...parts(front), ...Array(missing).fill("0"), ...parts(back)] : parts(front);
    return groups.reduce((number, part) => number * 65536n + BigInt(`0x${part}`), 0n);
}

exports.isIPv4 = isIPv4;
exports.isIPv6 = isIPv6;
exports.isIP = isIP;
exports.toNumber = toNumber;
