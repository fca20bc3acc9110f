module.exports = async function (context, req) {
    return { body: req.params.name };
};
