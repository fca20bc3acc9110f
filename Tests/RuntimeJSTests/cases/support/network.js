"use strict";
// What the cases of net and http have in common; the other side is scripted-server.mjs or ScriptedServer.swift.

const http = require("http");
const net = require("net");

const port = Number(process.env.PERDURE_TEST_PORT);

/** Notes the events of `emitter` in `log`, each as its name, `label` before it. */
function note(log, emitter, names, label = "") {
    for (const name of names) {
        emitter.on(name, (value) => log.push(label + name + (name === "error" ? ` ${value.code}: ${value.message}` : "")));
    }
}

/** Plays a conversation over http; resolves, when the request has closed, to what happened. */
function talk(name, options = {}, act = (request) => request.end()) {
    return new Promise((resolve, reject) => {
        const log = [];
        const found = { log, body: "" };
        const request = http.request({ port, host: "127.0.0.1", path: `/${name}`, agent: false, ...options });
        note(log, request, ["socket", "finish", "continue", "information", "abort", "timeout", "error", "close"]);
        request.on("response", (response) => {
            log.push("response");
            found.response = response;
            note(log, response, ["aborted", "end", "error", "close"], "response ");
            response.on("data", (chunk) => { found.body += chunk.toString("latin1"); });
        });
        // What comes after the request's own end is waited for as well.
        request.on("close", () => setTimeout(() => resolve(found), 20));
        try {
            act(request, found, resolve);
        } catch (error) {
            reject(error);
        }
    });
}

/** Plays a conversation over a socket; resolves, when it has closed, to what happened. */
function converse(name, act = () => {}, options = {}) {
    return new Promise((resolve) => {
        const log = [];
        const found = { log, text: "" };
        const socket = net.connect({ port, host: "127.0.0.1", ...options });
        note(log, socket, ["lookup", "connect", "ready", "end", "finish", "drain", "timeout", "error"]);
        socket.on("data", (chunk) => { found.text += chunk; });
        socket.on("close", (hadError) => {
            log.push(`close ${hadError}`);
            resolve(found);
        });
        if (name !== undefined) socket.write(`${name}\n`);
        act(socket, found);
    });
}

module.exports = { port, note, talk, converse };
