"use strict";
// net.BlockList and net.SocketAddress.

const { coded } = internal("errors");
const { invalidArgumentType, invalidArgumentValue, outOfRange } = internal("validators");
const { isIPv4, isIPv6, toNumber } = internal("net/address");

function invalidAddress() {
    return coded("Error", "ERR_INVALID_ADDRESS", "Invalid address");
}

function checkFamily(family) {
    if (typeof family !== "string") throw invalidArgumentType("family", "of type string", family);
    const name = family.toLowerCase();
    if (name !== "ipv4" && name !== "ipv6") throw invalidArgumentValue("family", family, "is invalid");
    return name;
}

class SocketAddress {
    #values;

    constructor(options = {}) {
        if (options === null || typeof options !== "object") throw invalidArgumentType("options", "of type object", options);
        const family = checkFamily(options.family ?? "ipv4");
        const address = options.address ?? (family === "ipv4" ? "127.0.0.1" : "::");
        const { port = 0, flowlabel = 0 } = options;
        if (typeof address !== "string") throw invalidArgumentType("options.address", "of type string", address);
        if (!(family === "ipv4" ? isIPv4(address) : isIPv6(address))) throw invalidAddress();
        if (!Number.isInteger(Number(port)) || port < 0 || port > 65535) {
            throw coded("RangeError", "ERR_SOCKET_BAD_PORT", `options.port should be >= 0 and < 65536. Received ${port}.`);
        }
        this.#values = { address, port: Number(port), family, flowlabel };
    }

    static isSocketAddress(value) {
        return value !== null && typeof value === "object" && #values in value;
    }

    get address() {
        return this.#values.address;
    }

    get port() {
        return this.#values.port;
    }

    get family() {
        return this.#values.family;
    }

    get flowlabel() {
        return this.#values.flowlabel;
    }

    toJSON() {
        return { ...this.#values };
    }
}

class BlockList {
    #rules = [];

    static isBlockList(value) {
        return value !== null && typeof value === "object" && #rules in value;
    }

    addAddress(address, family = "ipv4") {
        const found = read(address, family);
        this.#rules.unshift({ ...found, low: found.number, high: found.number, text: `Address: ${title(found.family)} ${found.address}` });
    }

    addRange(start, end, family = "ipv4") {
        const low = read(start, family);
        const high = read(end, family);
        if (low.number > high.number) throw invalidArgumentValue("start", start, `must come before ${end}`);
        const text = `Range: ${title(low.family)} ${low.address}-${high.address}`;
        this.#rules.unshift({ family: low.family, low: low.number, high: high.number, text });
    }

    addSubnet(network, prefix, family = "ipv4") {
        const found = read(network, family);
        const bits = found.family === "ipv4" ? 32 : 128;
        if (typeof prefix !== "number") throw invalidArgumentType("prefix", "of type number", prefix);
        if (!Number.isInteger(prefix) || prefix < 0 || prefix > bits) throw outOfRange("prefix", `>= 0 && <= ${bits}`, prefix);
        const size = 1n << BigInt(bits - prefix);
        const low = (found.number / size) * size;
        const text = `Subnet: ${title(found.family)} ${found.address}/${prefix}`;
        this.#rules.unshift({ family: found.family, low, high: low + size - 1n, text });
    }

    check(address, family = "ipv4") {
        let found;
        try {
            found = read(address, family);
        } catch (error) {
            if (error.code === "ERR_INVALID_ADDRESS") return false;
            throw error;
        }
        if (this.#has(found.family, found.number)) return true;
        // An address of version 4 may come dressed as one of version 6.
        return found.family === "ipv6" && found.number >> 32n === 0xffffn && this.#has("ipv4", found.number & 0xffffffffn);
    }

    get rules() {
        return this.#rules.map((rule) => rule.text);
    }

    #has(family, number) {
        return this.#rules.some((rule) => rule.family === family && rule.low <= number && number <= rule.high);
    }
}

const title = (family) => (family === "ipv4" ? "IPv4" : "IPv6");

function read(value, givenFamily) {
    if (SocketAddress.isSocketAddress(value)) return read(value.address, value.family);
    if (typeof value !== "string") throw invalidArgumentType("address", "of type string", value);
    const family = checkFamily(givenFamily);
    const number = toNumber(value, family);
    if (number === undefined) throw invalidAddress();
    return { address: value, family, number };
}

exports.BlockList = BlockList;
exports.SocketAddress = SocketAddress;
