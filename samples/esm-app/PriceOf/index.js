import { readFile } from "node:fs/promises";

// Top-level await: the list is there before the function is called.
const prices = JSON.parse(await readFile(new URL("../shared/prices.json", import.meta.url), "utf8"));

export default async function priceOf(context, item) {
    if (!(item in prices)) throw new Error(`There is no price of '${item}'.`);
    return prices[item];
}
