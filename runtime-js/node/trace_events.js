"use strict";
// Node's trace_events: no category is ever traced.

module.exports = {
    createTracing: internal("errors").missing("trace_events.createTracing()"),
    getEnabledCategories: () => undefined,
};
