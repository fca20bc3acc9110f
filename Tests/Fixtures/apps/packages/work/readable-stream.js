const { Readable, Transform, Writable, pipeline } = require("readable-stream");

module.exports = () => new Promise((resolve, reject) => {
    const parts = [];
    const upper = new Transform({ transform: (chunk, encoding, done) => done(null, String(chunk).toUpperCase()) });
    const sink = new Writable({ write(chunk, encoding, done) { parts.push(String(chunk)); setImmediate(done); }, highWaterMark: 2 });
    pipeline(Readable.from(["a", "bc", "d"]), upper, sink, (error) => (error ? reject(error) : resolve(parts)));
});
