const winston = require("winston");
const { PassThrough } = require("stream");

module.exports = () => new Promise((resolve, reject) => {
    let text = "";
    const stream = new PassThrough().on("data", (chunk) => { text += chunk; });
    const format = winston.format.combine(winston.format.splat(), winston.format.json());
    const logger = winston.createLogger({ level: "info", format, transports: [new winston.transports.Stream({ stream })] });
    logger.on("error", reject).on("finish", () => setImmediate(() => resolve(text.trim().split("\n").map((line) => JSON.parse(line)))));
    logger.info("%d cities", 3, { name: "Tokyo" });
    logger.debug("not this one");
    logger.error("broken");
    logger.end();
});
