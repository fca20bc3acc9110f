"use strict";
// A Duplex in front of other streams: what is written to it goes into one, what is read from it comes out of another.

/** Writes what the Duplex is given into `target`. Returns a function that forgets who waits for that. */
exports.writeInto = function writeInto(duplex, target, onFinish = (done) => target.on("finish", done)) {
    let waiting = {};
    const release = (event) => () => {
        const { [event]: callback } = waiting;
        delete waiting[event];
        callback?.();
    };
    duplex._write = (chunk, encoding, callback) => {
        if (target.write(chunk, encoding)) callback();
        else waiting.drain = callback;
    };
    duplex._final = (callback) => {
        target.end();
        waiting.finish = callback;
    };
    target.on("drain", release("drain"));
    onFinish(release("finish"));
    return () => (waiting = {});
};

/** Lets the Duplex be read as long as `source` has something. Returns a function that stops it. */
exports.readOutOf = function readOutOf(duplex, source) {
    let isWanted = false;
    const passOn = () => {
        isWanted = true;
        for (let chunk = source.read(); chunk !== null; chunk = source.read()) {
            if (duplex.push(chunk)) continue;
            isWanted = false;
            return;
        }
    };
    duplex._read = passOn;
    source.on("readable", () => {
        if (isWanted) passOn();
    });
    source.on("end", () => duplex.push(null));
    return () => (isWanted = false);
};
