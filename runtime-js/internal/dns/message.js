"use strict";
// Answers of name servers (RFC 1035), as they come over the wire.

const { Buffer } = require("node/buffer");

const types = { A: 1, NS: 2, CNAME: 5, SOA: 6, PTR: 12, MX: 15, TXT: 16, AAAA: 28, SRV: 33, NAPTR: 35, ANY: 255, CAA: 257 };
const responseCodes = ["", "EFORMERR", "ESERVFAIL", "ENOTFOUND", "ENOTIMP", "EREFUSED"];

class Reader {
    constructor(bytes) {
        this.bytes = bytes;
        this.position = 0;
    }

    number(size) {
        const value = this.bytes.readUIntBE(this.position, size);
        this.position += size;
        return value;
    }

    text() {
        const length = this.number(1);
        this.position += length;
        return this.bytes.toString("utf8", this.position - length, this.position);
    }

    name() {
        const labels = [];
        let position = this.position;
        let after;
        // Every jump goes back, so a name cannot go round in circles for longer than this.
        for (let jumps = 0; jumps < 128;) {
            const length = this.bytes.readUInt8(position);
            if (length >= 0xc0) {
                after ??= position + 2;
                position = this.bytes.readUInt16BE(position) & 0x3fff;
                jumps += 1;
            } else if (length === 0) {
                this.position = after ?? position + 1;
                return labels.join(".");
            } else {
                labels.push(this.bytes.toString("latin1", position + 1, position + 1 + length));
                position += length + 1;
            }
        }
        throw new RangeError("A name in the answer does not end");
    }
}

const version4 = (reader) => Array.from({ length: 4 }, () => reader.number(1)).join(".");

function version6(reader) {
    const groups = Array.from({ length: 8 }, () => reader.number(2).toString(16));
    const zeros = [...groups.join(":").matchAll(/(?:^|:)(0(?::0)+)(?=:|$)/g)].sort((a, b) => b[1].length - a[1].length)[0];
    if (zeros === undefined) return groups.join(":");
    const text = groups.join(":");
    const start = zeros.index + zeros[0].length - zeros[1].length;
    return `${text.slice(0, start).replace(/:$/, "")}::${text.slice(start + zeros[1].length).replace(/^:/, "")}`;
}

const readers = {
    A: (reader, ttl) => ({ address: version4(reader), ttl }),
    AAAA: (reader, ttl) => ({ address: version6(reader), ttl }),
    NS: (reader) => ({ value: reader.name() }),
    CNAME: (reader) => ({ value: reader.name() }),
    PTR: (reader) => ({ value: reader.name() }),
    MX(reader) {
        const priority = reader.number(2);
        return { exchange: reader.name(), priority };
    },
    TXT(reader, ttl, end) {
        const entries = [];
        while (reader.position < end) entries.push(reader.text());
        return { entries };
    },
    SRV(reader) {
        const [priority, weight, port] = [reader.number(2), reader.number(2), reader.number(2)];
        return { name: reader.name(), port, priority, weight };
    },
    SOA: (reader) => ({
        nsname: reader.name(), hostmaster: reader.name(), serial: reader.number(4), refresh: reader.number(4), retry: reader.number(4),
        expire: reader.number(4), minttl: reader.number(4),
    }),
    NAPTR(reader) {
        const [order, preference] = [reader.number(2), reader.number(2)];
        const [flags, service, regexp] = [reader.text(), reader.text(), reader.text()];
        return { flags, service, regexp, replacement: reader.name(), order, preference };
    },
    CAA(reader, ttl, end) {
        const critical = reader.number(1);
        const tag = reader.text();
        return { critical, [tag]: reader.bytes.toString("latin1", reader.position, end) };
    },
};

/** `{code, records: [{type, ...}]}`; `code` is undefined when there are answers. */
function read(bytes) {
    try {
        return readAll(new Reader(Buffer.from(bytes)));
    } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        return { code: "EBADRESP", records: [] };
    }
}

function readAll(reader) {
    reader.position = 2;
    const failure = reader.number(2) & 15;
    const [questions, answers] = [reader.number(2), reader.number(2)];
    reader.position = 12;
    if (failure !== 0) return { code: responseCodes[failure] ?? "EBADRESP", records: [] };
    for (let index = 0; index < questions; index++) {
        reader.name();
        reader.position += 4;
    }
    const records = [];
    for (let index = 0; index < answers; index++) {
        reader.name();
        const number = reader.number(2);
        reader.position += 2;
        const ttl = reader.number(4);
        const end = reader.number(2) + reader.position;
        const type = Object.keys(types).find((name) => types[name] === number);
        if (readers[type] !== undefined) records.push({ type, ...readers[type](reader, ttl, end) });
        reader.position = end;
    }
    return { code: records.length === 0 ? "ENODATA" : undefined, records };
}

exports.types = types;
exports.read = read;
