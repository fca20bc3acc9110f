module.exports = async function (context, req) {
    if (Date.now() < Number(req.query.ready)) {
        context.log("The report is not ready yet.");
        return { status: 202, headers: { Location: req.url, "Retry-After": "1" } };
    }
    return { headers: { "Content-Type": "application/json" }, body: { title: req.query.title, ships: 41 } };
};
