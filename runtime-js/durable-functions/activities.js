"use strict";
// Calls of activities.

const { ActionTask } = require("durable-functions/tasks");

/** A task that calls the activity. */
exports.activity = function activity(session, name, input) {
    return new ActionTask(session, input === undefined ? ["task", name] : ["task", name, input], "activity", name);
};
