module.exports = function (context, req) {
    if (req.params.how === "json") context.res.status(203).set("x-a", "1").json({ a: 1 });
    else if (req.params.how === "send") context.res.send(Buffer.from("bytes"));
    else if (req.params.how === "sendStatus") context.res.sendStatus(418);
    else context.done();
};
