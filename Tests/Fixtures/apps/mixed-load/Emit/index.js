module.exports = async (context, value) => {
    context.bindings.effect = value;
};
