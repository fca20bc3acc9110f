"use strict";
// What scripts take by deep imports: "durable-functions/lib/src/classes" and "durable-functions/lib/src/task".

const df = require("durable-functions/index");
const tasks = require("durable-functions/tasks");
const values = require("durable-functions/values");
const { DurableError, AggregatedError } = require("durable-functions/errors");
const { DurableOrchestrationContext } = require("durable-functions/context");
const { DurableOrchestrationClient } = require("durable-functions/client");

module.exports = {
    ...df,
    ...values,
    Task: tasks.Task,
    TaskBase: tasks.Task,
    AtomicTask: tasks.ActionTask,
    TimerTask: tasks.TimerTask,
    DurableError,
    AggregatedError,
    DurableOrchestrationContext,
    DurableOrchestrationClient,
};
