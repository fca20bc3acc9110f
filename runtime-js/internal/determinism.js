"use strict";
// The orchestrator whose code runs right now. It is replayed: clocks and chance come from its session, and what would act on
// the world is refused, as far as the setting "determinism" says so.

const settings = internal("settings");
const { coded } = internal("errors");
const advice = internal("guard-advice");

let current;

/** Runs code of the orchestrator of this session; the rules hold until `body` returns or throws. */
exports.run = function run(session, body) {
    const outer = current;
    current = session;
    try {
        return body();
    } finally {
        current = outer;
    }
};

/** The session whose orchestrator runs; undefined when none does. */
exports.current = () => current;

/** The time, in whole milliseconds, that the clock `api` must show; undefined when the real one is right. */
exports.time = function time(api) {
    return isDetermined(api, advice.clock) ? Math.trunc(current.time) : undefined;
};

/** The generator that the random values of `api` must come from; undefined when true chance is right. */
exports.random = function random(api) {
    if (!isDetermined(api, advice.chance)) return undefined;
    const state = stateOf(current);
    if (state.random === undefined) {
        const { SeededRandom } = internal("seeded-random");
        state.random = new SeededRandom(String(current.execution));
    }
    return state.random;
};

/** Throws ERR_NONDETERMINISTIC_API when an orchestrator runs; `reason` says why, and what to use instead. */
exports.forbid = function forbid(api, reason) {
    if (current === undefined || settings.determinism === "off") return;
    const text = ruleText(api, reason);
    if (settings.determinism === "warn") warn(api, text);
    else throw coded("Error", "ERR_NONDETERMINISTIC_API", text);
};

const ruleText = (api, reason) => `${api} must not be used in an orchestrator: ${reason}`;

function isDetermined(api, reason) {
    if (current === undefined || settings.determinism === "off") return false;
    if (settings.determinism !== "warn") return true;
    warn(api, ruleText(api, reason));
    return false;
}

function stateOf(session) {
    session.determinism ??= { random: undefined, warned: new Set() };
    return session.determinism;
}

/** Once for each execution and API; a replay has warned already. */
function warn(api, text) {
    const { warned } = stateOf(current);
    if (current.isReplaying || warned.has(api)) return;
    warned.add(api);
    internal("log").write("warning", text, { function: current.name, instanceId: current.instanceId });
}
