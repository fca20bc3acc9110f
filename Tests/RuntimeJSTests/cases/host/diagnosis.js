"use strict";
const assert = require("assert");
const { Driver } = require("../support/driver");

const head = `const df = require("durable-functions");`;
const started = [["OrchestratorStarted", 1000], ["ExecutionStarted", 1000, { name: "O" }, "in"]];

/** Asks where action `action` of the orchestrator with this source was asked for. */
function diagnose(source, action, { past = started, events = [], files = {}, ...options } = {}) {
    const driver = new Driver(files);
    assert.deepStrictEqual(driver.load([{ name: "O", kind: "orchestrator", script: source }], options), []);
    const answer = driver.call("diagnose", { id: "i", execution: "e", name: "O", past, events, action });
    assert.deepStrictEqual(driver.logs, []);
    return answer;
}

/** File name, line, column and the source from the column on, up to the bracket. */
function at(source, action, options) {
    const found = diagnose(source, action, options);
    if (found === null) return null;
    const text = (options?.files?.[found.file] ?? source).split("\n")[found.line - 1];
    return [found.file, found.line, /^[^(]*/.exec(text.slice(found.column - 1))[0]];
}

const script = `${head}
module.exports = df.orchestrator(function* main(context) {
    const first = yield context.df.callActivity("A");
    yield context.df
        .callSubOrchestrator("S");
    const { df } = context;
    yield df.Task.all([df.callActivity("B"), df.createTimer(new Date(9000))]);
});`;
const done = (task) => ["TaskCompleted", 1000, task, "r"];
const childDone = (task) => ["SubOrchestrationInstanceCompleted", 1000, task];

module.exports = {
    "an action has file, line, column, function and a code frame"() {
        assert.deepStrictEqual(diagnose(script, 0), {
            file: "/app/O/index.js", line: 3, column: 36, function: "main",
            frame: [
                `  1 | ${head}`,
                "  2 | module.exports = df.orchestrator(function* main(context) {",
                "> 3 |     const first = yield context.df.callActivity(\"A\");",
                "    |                                    ^",
                "  4 |     yield context.df",
                "  5 |         .callSubOrchestrator(\"S\");",
            ].join("\n"),
        });
    },
    "each call has its own place, also over several lines and in compounds"() {
        const past = [...started, done(0), childDone(1)];
        assert.deepStrictEqual([0, 1, 2, 3].map((action) => at(script, action, { past })), [
            ["/app/O/index.js", 3, "callActivity"], ["/app/O/index.js", 5, "callSubOrchestrator"], ["/app/O/index.js", 7, "callActivity"], ["/app/O/index.js", 7, "createTimer"],
        ]);
        const columns = [2, 3].map((action) => diagnose(script, action, { past }).column);
        assert.deepStrictEqual(columns, [27, 49]);
    },
    "past and events are both replayed"() {
        assert.deepStrictEqual(at(script, 1, { events: [done(0)] }), ["/app/O/index.js", 5, "callSubOrchestrator"]);
    },
    "too few actions: the last place, and nothing when there is none"() {
        const found = diagnose(script, 7, { past: [...started, done(0)] });
        assert.deepStrictEqual([found.last, found.line, found.column], [true, 5, 10]);
        assert.strictEqual("last" in diagnose(script, 0), false);
        assert.strictEqual(diagnose(`${head}\nmodule.exports = df.orchestrator(function* () {});`, 0), null);
        assert.strictEqual(diagnose(script, 0, { past: [] }), null);
    },
    "cancelled timers do not count"() {
        const source = `${head}\nmodule.exports = df.orchestrator(function* (context) {\n  const timer = context.df.createTimer(new Date(5));\n  yield context.df.Task.any([timer, context.df.waitForExternalEvent("E")]);\n  timer.cancel();\n  yield context.df.callActivity("A");\n});`;
        const past = [...started, ["EventRaised", 1000, "E"]];
        assert.deepStrictEqual([at(source, 0, { past }), at(source, 1, { past })], [["/app/O/index.js", 3, "createTimer"], ["/app/O/index.js", 6, "callActivity"]]);
    },
    "attempts and timers of a retry are where the retry was asked for"() {
        const source = `${head}\nmodule.exports = df.orchestrator(function* (context) {\n  yield context.df.callActivityWithRetry("A", new df.RetryOptions(10, 3));\n  yield context.df.callSubOrchestratorWithRetry("S", new df.RetryOptions(10, 3));\n});`;
        const failed = ["TaskFailed", 1000, 0, { errorType: "Error", message: "no" }];
        const past = [...started, failed, ["TimerFired", 1000, 1], done(2)];
        const place = ["/app/O/index.js", 3, "callActivityWithRetry"];
        assert.deepStrictEqual([0, 1, 2, 3].map((action) => at(source, action, { past })), [place, place, place, ["/app/O/index.js", 4, "callSubOrchestratorWithRetry"]]);
    },
    "helpers of the app are the place, packages are not"() {
        const files = {
            "/app/lib/steps.js": "exports.step = (context) => context.df.callActivity('A');\nexports.steps = function* (context) {\n\tyield context.df.callActivity('B');\n};",
            "/app/node_modules/@far/away/index.js": "module.exports = (context) => context.df.callActivity('C');",
        };
        const source = `${head}\nconst { step, steps } = require("../lib/steps"); const away = require("@far/away");\nmodule.exports = df.orchestrator(function* (context) {\n  yield step(context);\n  yield* steps(context);\n  yield away(context);\n});`;
        const past = [...started, done(0), done(1)];
        assert.deepStrictEqual([0, 1, 2].map((action) => at(source, action, { past, files })), [["/app/lib/steps.js", 1, "callActivity"], ["/app/lib/steps.js", 3, "callActivity"], ["/app/O/index.js", 6, "away"]]);
        assert.match(diagnose(source, 1, { past, files }).frame, /^> 3 \| \tyield context.*\n {4}\| \t {17}\^$/m);
    },
    "columns of the first line are those of the file"() {
        const source = `module.exports = require("durable-functions").orchestrator(function* one(context) { yield context.df.callActivity("A"); });`;
        const found = diagnose(source, 0);
        assert.deepStrictEqual([found.line, found.column, found.frame], [1, source.indexOf("callActivity") + 1, `> 1 | ${source}\n    | ${" ".repeat(source.indexOf("callActivity"))}^`]);
        const marked = diagnose(`\ufeff${source}`, 0);
        assert.strictEqual(marked.column, source.indexOf("callActivity") + 1);
    },
    "the live session goes on, untouched by a diagnosis"() {
        const driver = new Driver();
        driver.load([{ name: "O", kind: "orchestrator", script }]);
        const turn = { id: "i", execution: "e", name: "O" };
        driver.call("turn", { ...turn, past: [], events: started });
        driver.call("diagnose", { ...turn, past: started, events: [], action: 0 });
        assert.deepStrictEqual(driver.call("turn", { ...turn, events: [done(0)] }).actions, [["subOrchestration", "S", null, null]]);
    },
    "tasks of ordinary sessions carry no stack"() {
        const source = `${head}\nmodule.exports = df.orchestrator(function* (context) { const task = context.df.callActivity("A"); return Object.keys(task).includes("madeAt"); });`;
        const driver = new Driver();
        driver.load([{ name: "O", kind: "orchestrator", script: source }]);
        assert.strictEqual(driver.call("turn", { id: "i", execution: "e", name: "O", past: [], events: started }).ending[1], false);
    },
    "errors tell file and line of orchestrators, activities and entities as Node does"() {
        const body = "{\n  const helper = () => { throw new RangeError('boom'); };\n  helper();\n}";
        const driver = new Driver();
        driver.load([
            { name: "O", kind: "orchestrator", script: `${head}\nmodule.exports = df.orchestrator(function* () ${body});` },
            { name: "A", kind: "activity", script: `\nmodule.exports = async function act() ${body};`, bindings: [{ name: "n", type: "activityTrigger" }] },
            { name: "E", kind: "entity", script: `${head}\nmodule.exports = df.entity(function ent() ${body});` },
        ]);
        const form = (name) => new RegExp(`^RangeError: boom\\n {4}at helper \\(/app/${name}/index\\.js:3:\\d+\\)\\n {4}at .*/app/${name}/index\\.js:4:\\d+`);
        assert.match(driver.call("turn", { id: "i", execution: "e", name: "O", past: [], events: started }).ending[1].stackTrace, form("O"));
        return Promise.all([
            assert.rejects(driver.callLater("invoke", { function: "A", invocationId: "i", kind: "activity" }), ({ failure }) => form("A").test(failure.stackTrace)),
            driver.callLater("entity", { name: "E", key: "k", exists: false, operations: [{ name: "x" }] }).then((answer) => assert.match(answer.results[0][1].stackTrace, form("E"))),
        ]);
    },
    "a problem in the first line is told with the column of the file"() {
        const source = "/* one */ throw new Error('x');";
        const [{ error }] = new Driver().load([{ name: "F", kind: "activity", script: source }]);
        assert.deepStrictEqual([error.file, error.line], ["/app/F/index.js", 1]);
        assert.ok(error.column > 10 && error.column <= source.length, `${error.column}`);
    },
};
