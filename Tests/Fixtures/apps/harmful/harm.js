// Ways to harm whatever runs a script.
const fs = require("fs");

const never = new Promise(() => {});

exports.ways = {
    loop() {
        while (true) {}
    },
    loopInFinally() {
        try {
            while (true) {}
        } finally {
            while (true) {}
        }
    },
    async microtasks() {
        while (true) await null;
    },
    async loopLater() {
        await null;
        while (true) {}
    },
    loopInTimer() {
        setTimeout(() => { while (true) {} }, 1);
        return never;
    },
    regularExpression() {
        return /^(([a-z])+.)+[A-Z]([a-z])+$/.test("a".repeat(64)) || /(x+x+)+y/.test("x".repeat(64)) || exports.ways.loop();
    },
    recursion() {
        return 1 + exports.ways.recursion();
    },
    arrays() {
        const kept = [];
        while (true) kept.push(new Array(1000).fill(kept.length));
    },
    objects() {
        const kept = [];
        while (true) kept.push({ number: kept.length });
    },
    strings() {
        const kept = [];
        while (true) kept.push("x".repeat(1 << 20).split("").join(String(kept.length)));
    },
    buffers() {
        const kept = [];
        while (true) kept.push(new Uint8Array(1 << 20).fill(1));
    },
    exit() {
        process.exit(3);
    },
    async rejection() {
        Promise.reject(new Error("nobody caught this"));
        await never;
    },
    files() {
        const end = Date.now() + 60_000;
        while (Date.now() < end) fs.statSync(__filename);
    },
};
