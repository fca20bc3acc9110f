"use strict";
// KeyObject and its kinds.

const { coded } = internal("errors");
const { invalidArgumentType, invalidArgumentValue } = internal("validators");
const { invalidProperty } = internal("crypto/errors");
const native = internal("crypto/native-keys");
const shapes = internal("crypto/key-shapes");

/** What is in a key: `{type, bytes}`, the bytes of a secret key being itself; see native-keys for the others. */
const contents = new WeakMap();

class NativeKeyObject {}

class KeyObject extends NativeKeyObject {
    constructor(type, content) {
        if (type !== "secret" && type !== "public" && type !== "private") {
            throw invalidArgumentValue("type", type, "is invalid");
        }
        if (!(content instanceof Uint8Array)) throw invalidArgumentType("handle", "of type object", content);
        super();
        contents.set(this, { type, bytes: content });
    }

    get type() {
        return contents.get(this).type;
    }

    static from(key) {
        const { keyOf } = internal("subtle/crypto-key");
        const object = keyOf(key);
        if (object === undefined) throw invalidArgumentType("key", "an instance of CryptoKey", key);
        return object;
    }

    equals(other) {
        if (!contents.has(other)) throw invalidArgumentType("otherKeyObject", "an instance of KeyObject", other);
        const { type, bytes } = contents.get(this);
        const second = contents.get(other);
        return type === second.type && bytes.length === second.bytes.length && bytes.every((byte, at) => byte === second.bytes[at]);
    }
}

Object.defineProperty(KeyObject.prototype, Symbol.toStringTag, { configurable: true, value: "KeyObject" });

class SecretKeyObject extends KeyObject {
    get symmetricKeySize() {
        return contents.get(this).bytes.length;
    }

    export(options) {
        if (options !== undefined) {
            if (options === null || typeof options !== "object") throw invalidArgumentType("options", "of type object", options);
            const { format } = options;
            if (format !== undefined && format !== "buffer" && format !== "jwk") {
                throw invalidProperty("options.format", format, "must be one of: undefined, 'buffer', 'jwk'");
            }
            if (format === "jwk") return internal("crypto/jwk").fromSecret(contents.get(this).bytes);
        }
        return require("node/buffer").Buffer.from(contents.get(this).bytes);
    }
}

class AsymmetricKeyObject extends KeyObject {
    get asymmetricKeyType() {
        return shapes.publicParts(publicBytes(this)).type;
    }

    get asymmetricKeyDetails() {
        const content = contents.get(this);
        content.details ??= shapes.details(publicBytes(this));
        return { ...content.details };
    }
}

class PublicKeyObject extends AsymmetricKeyObject {
    export(options) {
        return internal("crypto/key-export").exportPublic(this, options);
    }
}

class PrivateKeyObject extends AsymmetricKeyObject {
    export(options) {
        return internal("crypto/key-export").exportPrivate(this, options);
    }
}

/** SubjectPublicKeyInfo of a public or private key. */
function publicBytes(key) {
    const content = contents.get(key);
    if (content.type === "public") return content.bytes;
    content.publicBytes ??= native.publicHalf(content.bytes);
    return content.publicBytes;
}

/** Throws when the key is not of that kind. */
function requireKind(key, kind) {
    const { type } = contents.get(key);
    if (type !== kind) {
        throw coded("TypeError", "ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE", `Invalid key object type ${type}, expected ${kind}.`);
    }
}

module.exports = {
    KeyObject, SecretKeyObject, PublicKeyObject, PrivateKeyObject, publicBytes, requireKind,
    isKeyObject: (value) => value !== null && typeof value === "object" && contents.has(value),
    bytesOf: (key) => contents.get(key).bytes,
};
