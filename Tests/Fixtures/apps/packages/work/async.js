const async = require("async");

module.exports = () => new Promise((resolve, reject) => {
    const seen = [];
    async.mapLimit([3, 1, 2], 2, (number, done) => setTimeout(() => done(null, number * 10), number), (error, mapped) => {
        if (error) return reject(error);
        async.waterfall([
            (next) => setImmediate(next, null, mapped),
            (numbers, next) => async.eachSeries(numbers, (number, done) => { seen.push(number); process.nextTick(done); }, next),
        ], (failure) => (failure ? reject(failure) : resolve({ mapped, seen })));
    });
});
