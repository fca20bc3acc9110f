// Always has one more microtask to do.
module.exports = async function (context) {
    for (;;) await null;
};
