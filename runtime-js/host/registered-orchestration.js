"use strict";
// `context` of an orchestrator that the app's code registers: an InvocationContext with `df`.

const log = internal("log");
const settings = internal("settings");
const { format } = internal("format");
const { DurableOrchestrationContext } = require("durable-functions/context");
const { InvocationContext } = require("azure-functions/invocation-context");
const { optionsOf } = require("host/registered-context");

/** The context of one execution; what it logs is silent while replaying, unless the app wants to see replays. */
exports.makeContext = function makeContext(session, definition, registration) {
    const { name } = definition;
    const { instanceId } = session;
    const context = new InvocationContext({
        invocationId: session.execution,
        functionName: name,
        triggerMetadata: { instanceId },
        options: optionsOf(registration),
        logHandler(level, ...values) {
            if (session.isReplaying && !settings.traceReplay) return;
            log.write(level, format(...values), { function: name, instanceId });
        },
    });
    context.df = new DurableOrchestrationContext(session);
    return context;
};
