"use strict";
// Plays the host for an app whose code registers its functions: discovers them, loads them, calls them.

const { Driver } = require("./driver");

const kinds = { orchestrationtrigger: "orchestrator", activitytrigger: "activity", entitytrigger: "entity" };

/** A definition as the host makes it of a registration. */
function definitionOf({ name, entryFile, options }) {
    const { trigger, extraInputs, extraOutputs } = options;
    const bindings = [trigger, ...(options.return ? [options.return] : []), ...extraInputs, ...extraOutputs];
    return {
        name, durableName: name, kind: kinds[trigger.type.toLowerCase()] ?? "function", isRegistered: true, scriptFile: entryFile,
        directory: "/app", bindings,
    };
}

class RegisteredApp {
    /** `scripts`: texts by paths relative to the app's folder, or the text of its only one. */
    constructor(scripts, { main = "index.js", level = 3, ...options } = {}) {
        const texts = typeof scripts === "string" ? { "index.js": scripts } : scripts;
        const files = Object.fromEntries(Object.entries(texts).map(([file, text]) => [`/app/${file}`, text]));
        this.driver = new Driver(files);
        this.main = main;
        this.base = { root: "/app", level, taskHub: "TestHub", functions: [], ...options };
    }

    async discover() {
        this.found = await this.driver.callLater("discover", { ...this.base, main: this.main });
        return this.found;
    }

    /** Resolves to what could not be loaded. */
    async load({ eager = true } = {}) {
        if (this.found === undefined) await this.discover();
        const functions = this.found.functions.map(definitionOf);
        return this.driver.callLater("load", { ...this.base, entryFiles: this.found.files, functions, eager });
    }

    /** Resolves to the answer to "invoke". */
    async invoke(name, body = {}, operate = undefined) {
        if (this.found === undefined) await this.load();
        return this.driver.callLater("invoke", { function: name, invocationId: "i1", kind: "function", ...body }, operate);
    }

    /** Calls an HTTP function; `body` is text. */
    async request(name, { method = "GET", url = `http://localhost:7071/api/${name}`, headers = {}, params = {}, body, client } = {}, operate) {
        const request = { method, url, headers, query: {}, params, ...(body === undefined ? {} : { body: { text: body } }) };
        return (await this.invoke(name, { kind: "http", request, client }, operate)).response;
    }
}

/** An app of one script, which may use `app`, `df`, `input`, `output`, `trigger` and the classes; loaded. */
exports.appOf = function appOf(text, options) {
    return new RegisteredApp(`const { app, input, output, trigger, ...azure } = require("@azure/functions");
const df = require("durable-functions");
${text}`, options);
};

exports.RegisteredApp = RegisteredApp;
