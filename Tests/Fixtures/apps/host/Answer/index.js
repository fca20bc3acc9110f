const answers = {
    text: () => ({ body: "plain" }),
    object: () => ({ status: 201, body: { made: true } }),
    code: () => ({ statusCode: "202" }),
    bytes: () => ({ body: Buffer.from([0, 255, 10]), headers: { "content-type": "image/png" } }),
    cookies: () => ({
        cookies: [{ name: "a", value: "1", path: "/", httpOnly: true }, { name: "b", value: "x y", maxAge: 60 }],
        headers: { "X-Many": ["1", "2"], "Content-Length": "999", "Transfer-Encoding": "chunked", "Bad Name": "x" },
        body: "c",
    }),
    none: () => ({ status: 204, body: "nothing of this" }),
    notModified: () => ({ status: 304, body: "nothing of this" }),
    early: () => ({ status: 100 }),
    string: () => "no object",
    nothing: () => undefined,
    throws: () => {
        throw new Error("broken on purpose");
    },
};

module.exports = async function (context) {
    return answers[context.bindingData.kind]();
};
