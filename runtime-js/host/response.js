"use strict";
// `context.res` as a function finds it: may be filled in, used by its methods, or replaced.

const { setOwn } = internal("own-property");

class Response {
    #done;

    constructor(done) {
        this.#done = done;
        this.headers = {};
        this.cookies = [];
        this.body = undefined;
        this.statusCode = undefined;
    }

    status(code) {
        this.statusCode = code;
        return this;
    }

    setHeader(name, value) {
        const wanted = String(name).toLowerCase();
        for (const other of Object.keys(this.headers)) {
            if (other.toLowerCase() === wanted) delete this.headers[other];
        }
        setOwn(this.headers, name, value);
        return this;
    }

    set(name, value) {
        return this.setHeader(name, value);
    }

    header(name, value) {
        return this.setHeader(name, value);
    }

    getHeader(name) {
        const wanted = String(name).toLowerCase();
        return this.headers[Object.keys(this.headers).find((other) => other.toLowerCase() === wanted)];
    }

    get(name) {
        return this.getHeader(name);
    }

    removeHeader(name) {
        const wanted = String(name).toLowerCase();
        for (const other of Object.keys(this.headers)) {
            if (other.toLowerCase() === wanted) delete this.headers[other];
        }
        return this;
    }

    type(contentType) {
        return this.setHeader("content-type", contentType);
    }

    /** Sends the body and ends the invocation. */
    send(body) {
        if (body !== undefined) this.body = body;
        if (ArrayBuffer.isView(this.body) && this.getHeader("content-type") === undefined) this.type("application/octet-stream");
        this.#done();
        return this;
    }

    end(body) {
        return this.send(body);
    }

    json(body) {
        if (this.getHeader("content-type") === undefined) this.type("application/json; charset=utf-8");
        return this.send(body);
    }

    /** Sends the body as it is. */
    raw(body) {
        this.isRaw = true;
        return this.send(body);
    }

    sendStatus(code) {
        this.statusCode = code;
        return this.send();
    }

    toJSON() {
        const { statusCode, headers, cookies, body } = this;
        return { statusCode, headers, cookies, body };
    }
}

exports.Response = Response;
