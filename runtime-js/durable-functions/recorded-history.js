"use strict";
// History in the form that bindings and unit tests have it: objects with EventType, in the names of the Durable Task Framework.

const milliseconds = (time) => Number(new Date(time));

const parse = (text) => (typeof text === "string" && text !== "" ? JSON.parse(text) : undefined);

function completed(kind) {
    return (event) => {
        const result = parse(event.Result);
        return [kind, milliseconds(event.Timestamp), event.TaskScheduledId, ...(result === undefined ? [] : [result])];
    };
}

function failed(kind) {
    return (event) => [kind, milliseconds(event.Timestamp), event.TaskScheduledId, {
        errorType: "Error", message: String(event.Reason ?? ""), stackTrace: event.Details,
    }];
}

/** By EventType. */
const conversions = {
    5: completed("TaskCompleted"),
    6: failed("TaskFailed"),
    8: completed("SubOrchestrationInstanceCompleted"),
    9: failed("SubOrchestrationInstanceFailed"),
    11: (event) => ["TimerFired", milliseconds(event.Timestamp), event.TimerId],
    12: (event) => ["OrchestratorStarted", milliseconds(event.Timestamp)],
    15: (event) => {
        const value = parse(event.Input);
        return ["EventRaised", milliseconds(event.Timestamp), event.Name, ...(value === undefined ? [] : [value])];
    },
};

/** The events that an executor takes; what begins the execution is left out. */
exports.recordedEvents = (history) => history.flatMap((event) => {
    const convert = conversions[event?.EventType];
    return convert === undefined ? [] : [convert(event)];
});
