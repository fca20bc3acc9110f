"use strict";
// What the host said in "load".

/** The compatibility level of durable-functions: 1, 2 or 3. */
exports.level = 2;
exports.taskHub = "";
/** The app's folder, as it was given and without links. */
exports.root = "";
exports.realRoot = "";
/** "enforce", "warn" or "off". */
exports.determinism = "enforce";
exports.rollbackEntityOperations = true;
/** Milliseconds between the requests of a durable HTTP call that polls. */
exports.httpPollingInterval = 30000;
/** What one turn, one batch of an entity, may ask for. */
exports.actionsPerTurn = Infinity;
/** Bytes that one payload of an entity may have. */
exports.payloadLimit = Infinity;
/** Whether context.log of an orchestrator also writes while replaying. */
exports.traceReplay = false;
