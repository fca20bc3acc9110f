"use strict";
// GUIDs that come out the same on every replay: UUIDv5 as durable-functions 1.x to 3.x make them.

const { digest } = internal("digest");

const namespace = "9e952958-5e33-4daf-827f-2fa12937b875";
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** `name` is `${argument}_${milliseconds}_${counter}`. */
exports.deterministicGuid = function deterministicGuid(name) {
    // The original passes namespace and name to the v5 function the other way round; ids in histories depend on it.
    const seed = new Uint8Array(16 + namespace.length);
    seed.set(digest("sha1", name).subarray(0, 16));
    for (let index = 0; index < namespace.length; index++) seed[16 + index] = namespace.charCodeAt(index);
    const bytes = digest("sha1", seed);
    bytes[6] = (bytes[6] & 0x0f) | 0x50;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let text = "";
    for (let index = 0; index < 16; index++) {
        if (index === 4 || index === 6 || index === 8 || index === 10) text += "-";
        text += hex[bytes[index]];
    }
    return text;
};
