module.exports = async (context, req) => {
    context.bindings.message = req.body;
    context.res = { status: 202 };
};
