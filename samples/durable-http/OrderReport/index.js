module.exports = async function (context, req) {
    const ready = Date.now() + req.body.seconds * 1000;
    const query = new URLSearchParams({ title: req.body.title, ready });
    return { status: 202, headers: { Location: `/api/reports/latest?${query}`, "Retry-After": "1" } };
};
