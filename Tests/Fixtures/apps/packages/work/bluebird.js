const Promise = require("bluebird");
const fs = require("fs");

module.exports = async () => {
    const readFile = Promise.promisify(fs.readFile);
    const text = await readFile(`${__dirname}/../host.json`, "utf8");
    const sum = await Promise.map([1, 2, 3], (number) => Promise.delay(number).return(number * number), { concurrency: 2 }).reduce((a, b) => a + b, 0);
    const late = await Promise.delay(50).timeout(5, "too late").catch(Promise.TimeoutError, (error) => error.message);
    return { hub: JSON.parse(text).extensions.durableTask.hubName, sum, late };
};
