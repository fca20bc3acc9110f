module.exports = async function (context, messages) {
    for (const message of messages) {
        context.log(`Event: ${message}`);
    }
};
