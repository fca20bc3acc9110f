import * as df from "durable-functions";
import { rounded } from "../shared/money.js";

export default df.orchestrator(function* (context) {
    const { items } = context.df.getInput() ?? { items: ["tea", "teapot"] };
    const prices = yield context.df.Task.all(items.map((item) => context.df.callActivity("PriceOf", item)));
    return { items, total: rounded(prices.reduce((sum, price) => sum + price, 0)) };
});
