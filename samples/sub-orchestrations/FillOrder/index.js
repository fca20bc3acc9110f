const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const { order = "order-7", warehouses = ["north", "south", "west"] } = context.df.getInput() || {};

    // All at once, each an instance of its own.
    const stocks = yield context.df.Task.all(
        warehouses.map((warehouse) => context.df.callSubOrchestrator("CheckWarehouse", warehouse)),
    );
    const best = stocks.reduce((left, right) => (right.pieces > left.pieces ? right : left));

    // Under an id of our own, so that others can look it up; tried again when it fails.
    const options = new df.RetryOptions(100, 3);
    const shipment = yield context.df.callSubOrchestratorWithRetry(
        "Ship", options, { order, warehouse: best.warehouse }, `${context.df.instanceId}-shipment`,
    );

    return { order, from: best.warehouse, pieces: best.pieces, shipment };
});
