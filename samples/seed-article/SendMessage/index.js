module.exports = async function (context) {
    context.bindings.outputEventHubMessage = context.bindings.message;
};
