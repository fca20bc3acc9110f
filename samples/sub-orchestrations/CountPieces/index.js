module.exports = async function (context, warehouse) {
    return { north: 12, south: 40, west: 7 }[warehouse] ?? 0;
};
