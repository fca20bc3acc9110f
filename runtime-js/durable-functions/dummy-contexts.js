"use strict";
// Contexts for unit tests: an orchestrator or an entity is called with one, and leaves on it what came of it.

const settings = internal("settings");
const { InvocationContext } = require("azure-functions/invocation-context");
const { DurableOrchestrationContext } = require("durable-functions/context");
const { Session } = require("durable-functions/executor");
const { recordedEvents } = require("durable-functions/recorded-history");

const sessions = new WeakMap();

const randomID = () => require("node/crypto").randomUUID();

/** A session for `context`, whose yields give back at once what is no task: stubs need make none. */
function addSession(context, { instanceId, input, parentInstanceId, time, events }) {
    const session = new Session(instanceId, "dummy", "orchestrator", 1, () => undefined);
    Object.assign(session, { input: input ?? null, parentInstanceId, time });
    context.df ??= new DurableOrchestrationContext(session);
    sessions.set(context, { session, events: events ?? [] });
}

/** The same for a context made by hand, with the value that an orchestrationTrigger binding has. */
function addSessionOfBinding(context, { instanceId, input, parentInstanceId, history }) {
    addSession(context, {
        instanceId, input, parentInstanceId: parentInstanceId || undefined, time: Date.now(), events: recordedEvents(history ?? []),
    });
}

/** The arguments after `input`, which differ from version to version. */
function laterArguments(values) {
    if (settings.level === 1) return { time: values[0], isReplaying: values[1], parentInstanceId: values[2] };
    return { isReplaying: values[4], parentInstanceId: values[5] };
}

/** Up to level 2: `(instanceId?, history?, input?, ...)`, with `done`, `doneValue` and `err`. */
class BindingOrchestrationContext {
    constructor(instanceId = "", history = undefined, input = undefined, ...values) {
        const { time = new Date(), isReplaying = false, parentInstanceId = "" } = laterArguments(values);
        this.bindings = { context: { history: history ?? [], input, instanceId, isReplaying, parentInstanceId } };
        this.bindingData = {};
        this.log = (...items) => console.log(...items);
        this.doneValue = undefined;
        this.err = undefined;
        addSession(this, {
            instanceId, input, parentInstanceId: parentInstanceId || undefined, time: Number(time), events: recordedEvents(history ?? []),
        });
    }

    done(error, result) {
        this.err = error ?? null;
        this.doneValue = result;
    }
}

/** Level 3: `(functionName?, invocationId?, logHandler?)`. */
class DummyInvocationContext extends InvocationContext {
    constructor(functionName = "dummyContextFunctionName", invocationId = randomID(), logHandler = (_, ...items) => console.log(...items)) {
        super({ functionName, invocationId, logHandler });
    }
}

class InvocationOrchestrationContext extends DummyInvocationContext {
    constructor(functionName, invocationId, logHandler) {
        super(functionName, invocationId, logHandler);
        addSession(this, { instanceId: this.invocationId, time: Date.now() });
    }
}

/** The one that the app's version of durable-functions has. */
class DummyOrchestrationContext {
    constructor(...values) {
        return new (settings.level >= 3 ? InvocationOrchestrationContext : BindingOrchestrationContext)(...values);
    }

    static [Symbol.hasInstance](value) {
        return sessions.has(value);
    }
}

class DummyEntityContext extends DummyInvocationContext {}

exports.DummyOrchestrationContext = DummyOrchestrationContext;
exports.DummyEntityContext = DummyEntityContext;
exports.addSessionOfBinding = addSessionOfBinding;
exports.sessionOf = (context) => sessions.get(context);
