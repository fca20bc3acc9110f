// Reads a request's body in every way there is.
module.exports = async (context, req) => {
    void req.rawBody;
    void req.bufferBody;
    try {
        for (const [name, { value, fileName, contentType }] of req.parseFormBody()) {
            if (typeof name !== "string" || !Buffer.isBuffer(value)) throw new TypeError("a field has no name or no value");
            if (typeof (fileName ?? "") !== "string" || typeof (contentType ?? "") !== "string") throw new TypeError("a field is wrong");
        }
    } catch (error) {
        if (error.constructor !== Error) throw error;
    }
    return { status: 200, headers: { "x-body": typeof req.body }, body: req.body };
};
