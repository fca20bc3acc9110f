module.exports = async (context, text) => text;
