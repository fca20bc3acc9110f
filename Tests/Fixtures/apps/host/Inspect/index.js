module.exports = async function (context, req) {
    const { method, url, query, params, headers, body, rawBody } = req;
    context.res = {
        headers: { "Content-Type": "application/json" },
        body: {
            method, url, query, params, header: headers["x-custom"], body, rawBody,
            isBuffer: Buffer.isBuffer(body), length: req.bufferBody?.length, id: context.bindingData.id,
        },
    };
};
