const df = require("durable-functions");
const _ = require("lodash");

module.exports = df.orchestrator(function* (context) {
    const order = yield context.df.callActivity("ReadOrder", context.df.getInput() ?? "order.yaml");
    const lines = _.orderBy(order.items, "name").map((item) => ({ ...item, amount: (item.count * item.price).toFixed(2) }));
    const total = _.sumBy(order.items, ({ count, price }) => count * price).toFixed(2);
    return yield context.df.callActivity("Render", { ..._.pick(order, ["customer", "date"]), lines, total });
});
