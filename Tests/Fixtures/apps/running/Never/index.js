module.exports = function (context, name) {
    context.log(name);
    return new Promise(() => {});
};
