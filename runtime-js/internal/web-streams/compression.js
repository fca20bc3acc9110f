"use strict";
// CompressionStream and DecompressionStream, made of zlib.

const { coded } = internal("errors");
const { inspect } = internal("inspect");
const { inspectable } = internal("web-streams/shared");

const makers = {
    CompressionStream: { gzip: "createGzip", deflate: "createDeflate", "deflate-raw": "createDeflateRaw" },
    DecompressionStream: { gzip: "createGunzip", deflate: "createInflate", "deflate-raw": "createInflateRaw" },
};

function makeClass(name) {
    const type = {
        [name]: class {
            #pair;

            constructor(format) {
                if (!Object.hasOwn(makers[name], String(format))) {
                    throw coded("TypeError", "ERR_INVALID_ARG_VALUE",
                        `The argument 'format' is invalid. Received ${inspect(format)}`);
                }
                const zlib = internal("core-module")("zlib");
                this.#pair = internal("stream/web-adapters").duplexToWeb(zlib[makers[name][format]]());
            }

            get readable() {
                return this.#pair.readable;
            }

            get writable() {
                return this.#pair.writable;
            }
        },
    }[name];
    inspectable(type, ({ readable, writable }) => ({ readable, writable }));
    return type;
}

exports.CompressionStream = makeClass("CompressionStream");
exports.DecompressionStream = makeClass("DecompressionStream");
