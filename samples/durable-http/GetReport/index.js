const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const { origin, seconds } = context.df.getInput();

    // The service answers 202 and an address to ask again; callHttp asks until the answer is another one.
    const body = { title: "Harbour traffic", seconds };
    const response = yield context.df.callHttp("POST", `${origin}/api/reports`, body, { "Content-Type": "application/json" });

    return { status: response.statusCode, type: response.getHeader("content-type"), report: JSON.parse(response.content) };
});
