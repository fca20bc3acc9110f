"use strict";
// Which functions the app's code registers, for the host to route to.

const registrations = require("azure-functions/registrations");
const entryFiles = require("host/entry-files");
const registry = require("host/registry");

/**
 * Takes the body of "discover": that of "load" with `main`, and perhaps with `files`, the only ones to run. Resolves to
 * `{files, functions: [{name, entryFile, file, line?, column?, options}], problems: [{message, file?, line?, column?}]}`.
 */
exports.discover = async function discover(body) {
    registry.start(body);
    const problems = [];
    let files = [];
    try {
        files = entryFiles.find(body.main);
    } catch (error) {
        return { files, functions: [], problems: [{ message: error.message }] };
    }
    await entryFiles.run(body.files ?? files, (file, error, textOf) => {
        const { message, stack, ...place } = registry.loadError(file, error);
        problems.push({ message: textOf(message), ...place });
    });
    const functions = registrations.all().map(({ name, metadata, entryFile, place }) => ({
        name, entryFile, file: place?.file ?? entryFile, line: place?.line, column: place?.column, options: metadata,
    }));
    return { files, functions, problems };
};
