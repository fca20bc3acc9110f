const df = require("durable-functions");

// Calls the client's method that the body names, and tells what became of it.
module.exports = async function (context, req) {
    const client = df.getClient(context);
    try {
        const value = await client[req.body.method](...req.body.arguments);
        return { body: { value, isUndefined: value === undefined } };
    } catch (error) {
        return { status: 400, body: { message: error.message } };
    }
};
