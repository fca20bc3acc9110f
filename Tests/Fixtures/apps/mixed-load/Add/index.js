module.exports = async (context, value) => value + 1;
