const { createClient } = require("redis");

module.exports = async ({ host, port }) => {
    const client = createClient({ socket: { host, port } });
    client.on("error", () => {});
    await client.connect();
    await client.set("city", "Tokyo", { EX: 60 });
    await client.hSet("order", { tea: "3", cup: "2" });
    const [city, order, counts] = await Promise.all([
        client.get("city"), client.hGetAll("order"), client.multi().incr("count").incrBy("count", 4).exec(),
    ]);
    const subscriber = client.duplicate();
    await subscriber.connect();
    const message = await new Promise(async (resolve, reject) => {
        await subscriber.subscribe("news", resolve);
        client.publish("news", "hello").catch(reject);
    });
    const failure = await client.incr("city").catch((error) => error.message);
    await subscriber.quit();
    await client.quit();
    return { city, order: { ...order }, counts, message, failure };
};
