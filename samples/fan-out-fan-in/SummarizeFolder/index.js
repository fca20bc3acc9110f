const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const folder = context.df.getInput() || "documents";
    const files = yield context.df.callActivity("ListFiles", folder);

    const counts = yield context.df.Task.all(files.map((file) => context.df.callActivity("CountWords", file)));

    let words = 0;
    let largest = null;
    for (const count of counts) {
        words += count.words;
        if (largest === null || count.words > largest.words) {
            largest = count;
        }
    }
    return { files: files.length, words, largest: largest && largest.file };
});
