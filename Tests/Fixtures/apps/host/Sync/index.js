module.exports = function (context, name) {
    context.done(null, `done with ${name}`);
};
