// Only an ES module.
module.exports = async () => {
    const { default: limit } = await import("p-limit");
    const twoAtATime = limit(2);
    let running = 0;
    let most = 0;
    const results = await Promise.all([1, 2, 3, 4].map((number) => twoAtATime(async () => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setTimeout(resolve, 2));
        running--;
        return number * 2;
    })));
    return { results, most };
};
