"use strict";
// The option `retry` of a function, in the form that function.json has.

/** `"hh:mm:ss.fff"` of milliseconds or of `{hours?, minutes?, seconds?, milliseconds?}`; anything else is left to be refused. */
function timeSpan(duration) {
    const milliseconds = typeof duration === "number" ? duration : millisecondsOf(duration);
    if (milliseconds === undefined || !Number.isFinite(milliseconds) || milliseconds < 0) return duration;
    const pad = (value, width) => String(value).padStart(width, "0");
    const whole = Math.round(milliseconds);
    const [hours, minutes, seconds] = [Math.floor(whole / 3600000), Math.floor(whole / 60000) % 60, Math.floor(whole / 1000) % 60];
    const days = Math.floor(hours / 24);
    return `${days > 0 ? `${days}.` : ""}${pad(hours % 24, 2)}:${pad(minutes, 2)}:${pad(seconds, 2)}.${pad(whole % 1000, 3)}`;
}

function millisecondsOf(duration) {
    if (duration === null || typeof duration !== "object") return undefined;
    const { hours = 0, minutes = 0, seconds = 0, milliseconds = 0 } = duration;
    return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(milliseconds);
}

exports.retryPolicy = function retryPolicy(retry) {
    const policy = { ...retry };
    for (const key of ["delayInterval", "minimumInterval", "maximumInterval"]) {
        if (policy[key] !== undefined) policy[key] = timeSpan(policy[key]);
    }
    return policy;
};
