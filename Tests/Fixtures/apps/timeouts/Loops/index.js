// Never returns.
module.exports = async function (context) {
    for (;;) {}
};
