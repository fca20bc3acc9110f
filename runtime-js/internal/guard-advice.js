"use strict";
// Why an API is refused in orchestrators, and what to use instead.

const activity = "Call an activity by context.df.callActivity() and yield it.";

module.exports = {
    wait: "it is replayed, so it may only wait for durable tasks. Use context.df.createTimer() and yield it.",
    request: "it is replayed, so it must not talk to the network. Use context.df.callHttp(), or call an activity, and yield it.",
    effect: `it is replayed, so what reads or changes the world belongs in an activity. ${activity}`,
    clock: "it is replayed, and a clock says something else each time. Use context.df.currentUtcDateTime.",
    chance: "it is replayed, and chance decides otherwise each time. Use context.df.newGuid(), or call an activity and yield it.",
    exit: "it would end the host with everything that runs in it. Throw an error to fail the orchestration.",
};
