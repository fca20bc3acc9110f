module.exports = async function (context, input) {
    context.bindings.report = input.report;
};
