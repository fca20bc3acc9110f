module.exports = async function () {
    return { body: "never" };
};
