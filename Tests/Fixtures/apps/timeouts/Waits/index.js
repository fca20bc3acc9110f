// Waits for something that never comes, and says why it gave up.
module.exports = async function (context) {
    await new Promise((resolve) => context.signal.addEventListener("abort", resolve));
    context.log.warn(`gave up: ${context.signal.reason.message}`);
    return "too late";
};
