"use strict";
// The app's entry files: those that `main` of its package.json names, whose code registers functions.

const files = internal("files");
const settings = internal("settings");
const { expand, isPattern } = require("host/glob");
const loader = require("host/loader");
const registrations = require("azure-functions/registrations");
const { join, relative } = require("node/path");

/** What the Functions worker says of an entry point that it cannot load. */
const unable = (file, reason) => `Worker was unable to load entry point "${file}": ${reason}`;

/** The absolute paths of the files that `main` names; throws when there are none, or one is outside of the app. */
exports.find = function find(main) {
    const root = settings.realRoot;
    const found = isPattern(main) ? expand(main, root).map((file) => join(root, file)) : single(main, root);
    if (found.length === 0) {
        const reason = isPattern(main) ? "Found zero files matching the supplied pattern" : "File does not exist";
        const isTypeScript = files.kindOf(join(root, "tsconfig.json")) === "file";
        throw new Error(unable(main, reason) + (isTypeScript
            ? ". The app is written in TypeScript: build it first (npm run build)." : ""));
    }
    for (const file of found) {
        if (!file.startsWith(root === "/" ? root : `${root}/`)) throw new Error(unable(main, `'${file}' is outside of the app`));
    }
    return found;
};

function single(main, root) {
    const found = require("host/resolver").findPath(`./${main}`, [root]);
    return found === undefined ? [] : [found];
}

/** Runs the files one after the other; `failed(file, error, message)` is told of those that throw, and the others run all the same. */
exports.run = async function run(paths, failed) {
    registrations.start();
    for (const file of paths) {
        registrations.enter(file);
        try {
            const loading = loader.loadScript(file);
            if (typeof loading?.then === "function") await loading;
        } catch (error) {
            failed(file, error, (message) => unable(relative(settings.realRoot, file), message));
        }
    }
    registrations.enter(undefined);
};
