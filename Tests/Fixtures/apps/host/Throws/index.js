module.exports = async function () {
    const error = new RangeError("boom");
    error.code = "E_BOOM";
    throw error;
};
