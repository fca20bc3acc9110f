"use strict";
// Random numbers that a text decides: the same on every replay. Not for secrets.

/** Four 32-bit words that depend on every character of the text. */
function seedOf(text) {
    const words = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0x6a09e667];
    for (let index = 0; index < text.length; index++) {
        const code = text.charCodeAt(index);
        for (let place = 0; place < 4; place++) {
            words[place] = Math.imul(words[place] ^ code, 0x85ebca6b + 2 * place) ^ (words[(place + 3) % 4] >>> 13);
        }
    }
    return words;
}

/** The generator "small fast counter" (sfc32) of 128 bits. */
class SeededRandom {
    #a;
    #b;
    #c;
    #counter;

    constructor(text) {
        [this.#a, this.#b, this.#c, this.#counter] = seedOf(text);
        // The first values still show the seed.
        for (let round = 0; round < 15; round++) this.word();
    }

    /** An integer from 0 up to 2 ** 32. */
    word() {
        const result = (this.#a + this.#b + this.#counter) | 0;
        this.#counter = (this.#counter + 1) | 0;
        this.#a = this.#b ^ (this.#b >>> 9);
        this.#b = (this.#c + (this.#c << 3)) | 0;
        this.#c = ((this.#c << 21) | (this.#c >>> 11)) + result | 0;
        return result >>> 0;
    }

    /** A number from 0 up to 1 with 53 random bits. */
    fraction() {
        return ((this.word() >>> 5) * 2 ** 26 + (this.word() >>> 6)) / 2 ** 53;
    }

    bytes(count) {
        const bytes = new Uint8Array(count);
        for (let index = 0; index < count; index++) bytes[index] = this.word() >>> 24;
        return bytes;
    }
}

exports.SeededRandom = SeededRandom;
