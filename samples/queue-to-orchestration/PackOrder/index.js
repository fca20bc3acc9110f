module.exports = async function (context, item) {
    return `Packed: ${item}`;
};
