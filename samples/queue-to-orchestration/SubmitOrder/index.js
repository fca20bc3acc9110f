module.exports = async function (context, req) {
    context.bindings.order = req.body;
    context.res = { status: 202, body: "The order waits in the queue." };
};
