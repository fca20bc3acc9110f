module.exports = async (context, input) => input * 2;
