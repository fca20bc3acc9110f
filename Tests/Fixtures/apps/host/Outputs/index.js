module.exports = async function (context, values) {
    Object.assign(context.bindings, values);
};
