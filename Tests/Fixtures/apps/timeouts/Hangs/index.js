// Synchronous, and it never calls context.done().
module.exports = function (context) {};
