module.exports = async (context, value) => value;
