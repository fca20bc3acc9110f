"use strict";
// Errors of compiled scripts name the file they were compiled from.

const assert = require("assert");
const { Driver } = require("../support/driver");

const activity = '"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\nfunction check(input) {\n    if (!input.name)\n        throw new TypeError("no name");\n}\nasync function default_1(context, input) {\n    check(input);\n}\nexports.default = default_1;\n';
const activityMap = { version: 3, file: "F.js", sourceRoot: "", sources: ["../src/F.ts"], names: [], mappings: ";;AAEA,SAAS,KAAK,CAAC,KAAY;IACvB,IAAI,CAAC,KAAK,CAAC,IAAI;QAAE,MAAM,IAAI,SAAS,CAAC,SAAS,CAAC,CAAC;AACpD,CAAC;AAEc,KAAK,oBAAW,OAAgB,EAAE,KAAY;IACzD,KAAK,CAAC,KAAK,CAAC,CAAC;AACjB,CAAC;AAFD,4BAEC" };
const orchestrator = '"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\nconst df = require("durable-functions");\nconst orchestrator = df.orchestrator(function* (context) {\n    const first = yield context.df.callActivity("A");\n    yield context.df.callActivity("B", first);\n});\nexports.default = orchestrator;\n';
const orchestratorSource = 'import * as df from "durable-functions";\n\nconst orchestrator = df.orchestrator(function* (context): Generator {\n    const first: string = yield context.df.callActivity("A");\n    yield context.df.callActivity("B", first);\n});\nexport default orchestrator;\n';
const orchestratorMap = { version: 3, file: "O.js", sourceRoot: "", sources: ["O.ts"], names: [], mappings: ";;AAAA,wCAAwC;AAExC,MAAM,YAAY,GAAG,EAAE,CAAC,YAAY,CAAC,QAAQ,CAAC,EAAE,OAAO;IACnD,MAAM,KAAK,GAAW,MAAM,OAAO,CAAC,EAAE,CAAC,YAAY,CAAC,GAAG,CAAC,CAAC;IACzD,MAAM,OAAO,CAAC,EAAE,CAAC,YAAY,CAAC,GAAG,EAAE,KAAK,CAAC,CAAC;AAC9C,CAAC,CAAC,CAAC;AACH,kBAAe,YAAY,CAAC", sourcesContent: [orchestratorSource] };

/** The two innermost places in the app that the stack of a failing activity names. */
async function places(script, files) {
    const driver = new Driver({ "/app/dist/F.js": script, ...files });
    assert.deepStrictEqual(driver.load([{ name: "F", kind: "activity", scriptFile: "/app/dist/F.js", bindings: [{ name: "input", type: "activityTrigger", direction: "in" }] }]), []);
    try {
        await driver.callLater("invoke", { function: "F", invocationId: "1", kind: "activity", input: {} });
    } catch ({ failure }) {
        assert.strictEqual(failure.message, "no name");
        assert.strictEqual(failure.error.stack, failure.stackTrace);
        return [...failure.stackTrace.matchAll(/(\/app[^\s():]*):(\d+):\d+/g)].map(([, file, line]) => `${file}:${line}`).slice(0, 2);
    }
    throw new Error("It has not failed");
}

const inline = (map) => `${activity}//# sourceMappingURL=data:application/json;charset=utf-8;base64,${Buffer.from(JSON.stringify(map)).toString("base64")}`;
const compiled = ["/app/dist/F.js:5", "/app/dist/F.js:8"];
const original = ["/app/src/F.ts:4", "/app/src/F.ts:8"];

module.exports = {
    async "a map beside the script, or in it, or as URL-encoded text"() {
        assert.deepStrictEqual(await places(`${activity}//# sourceMappingURL=F.js.map`, { "/app/dist/F.js.map": JSON.stringify(activityMap) }), original);
        assert.deepStrictEqual(await places(`${activity}//# sourceMappingURL=file:///app/maps/F%20.map`, { "/app/maps/F .map": JSON.stringify(activityMap) }), original);
        assert.deepStrictEqual(await places(inline(activityMap)), original);
        assert.deepStrictEqual(await places(`${activity}/*# sourceMappingURL=data:application/json,${encodeURIComponent(JSON.stringify(activityMap))} */`), original);
        assert.deepStrictEqual(await places(inline({ ...activityMap, sources: ["F.ts"], sourceRoot: "../src" })), original);
    },
    async "an index map"() {
        const { mappings } = activityMap;
        const shifted = { ...activityMap, mappings: mappings.slice(2) };
        assert.deepStrictEqual(await places(inline({ version: 3, sections: [{ offset: { line: 2, column: 0 }, map: shifted }] })), original);
    },
    async "a map that is missing or broken changes nothing"() {
        for (const map of ["nothing.map", "data:application/json;base64,AAAA", "data:application/json,{}", "%", "http://h/x.map"]) {
            assert.deepStrictEqual(await places(`${activity}//# sourceMappingURL=${map}`), compiled, map);
        }
        for (const change of [{ mappings: ";;!" }, { mappings: 5 }, { sources: [] }, { sources: undefined }, { mappings: "" }]) {
            assert.deepStrictEqual(await places(inline({ ...activityMap, ...change })), compiled, JSON.stringify(change));
        }
    },
    "a problem at load has the place of its source"() {
        const script = `${activity}check({});\n//# sourceMappingURL=F.js.map`;
        const map = { ...activityMap, mappings: `${activityMap.mappings};AAGA` };
        const driver = new Driver({ "/app/dist/F.js.map": JSON.stringify(map) });
        const [{ error }] = driver.load([{ name: "F", kind: "activity", scriptFile: "/app/dist/F.js", script }]);
        assert.deepStrictEqual([error.file, error.line], ["/app/src/F.ts", 4]);
    },
    "an action's place and code frame are those of its source, which may stand in the map alone"() {
        const driver = new Driver({ "/app/dist/O.js.map": JSON.stringify(orchestratorMap) });
        assert.deepStrictEqual(driver.load([{ name: "O", kind: "orchestrator", scriptFile: "/app/dist/O.js", script: `${orchestrator}//# sourceMappingURL=O.js.map` }]), []);
        const past = [["OrchestratorStarted", 1000], ["ExecutionStarted", 1000, { name: "O" }], ["TaskCompleted", 1000, 0, "x"]];
        const found = driver.call("diagnose", { id: "i", execution: "e", name: "O", past, events: [], action: 1 });
        assert.deepStrictEqual([found.file, found.line], ["/app/dist/O.ts", 5]);
        assert.match(found.frame, /> 5 \| {5}yield context\.df\.callActivity\("B", first\);/);
    },
};
