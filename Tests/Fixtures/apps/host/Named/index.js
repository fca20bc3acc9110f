module.exports = function (context) {
    context.done("just text");
};
