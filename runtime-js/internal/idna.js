"use strict";
// International host names: into ASCII and back, by compatibility normalisation and punycode. There is no table of UTS 46: what it
// maps otherwise than NFKC and lower case is left as it is, and what it forbids is not found.

const punycode = require("node/punycode");

const dots = /[\u3002\uff0e\uff61]/g;
const ignored = /[\u00ad\u034f\u180b-\u180d\u200b-\u200d\u2060\u2064\ufe00-\ufe0f\ufeff]/g;

const mapped = (text) => text.replace(ignored, "").replaceAll("\u1e9e", "ss").normalize("NFKC").toLowerCase().normalize("NFC").replace(dots, ".");

/** undefined when it is no host name. */
exports.toASCII = function toASCII(name) {
    if (/^[\0-\x7f]*$/.test(name)) return name.toLowerCase();
    try {
        const labels = mapped(name).split(".").map((label) => (/[^\0-\x7f]/.test(label) ? `xn--${punycode.encode(label)}` : label));
        return labels.some((label) => label.length > 63 && label.startsWith("xn--")) ? undefined : labels.join(".");
    } catch {
        return undefined;
    }
};

exports.toUnicode = function toUnicode(name) {
    return name.split(".").map((label) => {
        if (!label.startsWith("xn--")) return label;
        try {
            return punycode.decode(label.slice(4));
        } catch {
            return label;
        }
    }).join(".");
};
