module.exports = async function (context) {
    return { body: context.bindings.starter };
};
