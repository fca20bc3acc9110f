"use strict";
// dns.Resolver: questions to name servers.

const process = require("node/process");
const { work } = internal("resources");
const { isIP, isIPv4, toNumber } = internal("net/address");
const { coded } = internal("errors");
const validators = internal("validators");
const { queryError } = internal("dns/errors");
const { types, read } = internal("dns/message");

/** What each method asks for, and what it makes of the records. */
const queries = {
    resolve4: ["A", "queryA", addresses],
    resolve6: ["AAAA", "queryAaaa", addresses],
    resolveAny: ["ANY", "queryAny", (records) => records],
    resolveCaa: ["CAA", "queryCaa", withoutType],
    resolveCname: ["CNAME", "queryCname", values],
    resolveMx: ["MX", "queryMx", withoutType],
    resolveNaptr: ["NAPTR", "queryNaptr", withoutType],
    resolveNs: ["NS", "queryNs", values],
    resolvePtr: ["PTR", "queryPtr", values],
    resolveSoa: ["SOA", "querySoa", (records) => withoutType(records)[0]],
    resolveSrv: ["SRV", "querySrv", withoutType],
    resolveTxt: ["TXT", "queryTxt", (records) => records.map(({ entries }) => entries)],
};

function addresses(records, options) {
    return records.map(({ address, ttl }) => (options?.ttl ? { address, ttl } : address));
}

function values(records) {
    return records.map(({ value }) => value);
}

function withoutType(records) {
    return records.map(({ type, ...rest }) => rest);
}

const methodOf = (type) => Object.keys(queries).find((name) => queries[name][0] === type);

/** The servers of the system. */
function systemServers() {
    let text = "";
    try {
        text = require("node/fs").readFileSync("/etc/resolv.conf", "utf8");
    } catch {
        // Without that file there is the machine itself.
    }
    const found = [...text.matchAll(/^\s*nameserver\s+(\S+)/gm)].map((match) => match[1]);
    return found.length > 0 ? found : ["127.0.0.1"];
}

class ResolverBase {
    #servers;
    #options;
    #pending = new Set();

    constructor(options) {
        const { timeout = -1, tries = 4 } = options ?? {};
        validators.requireInteger(timeout, "options.timeout", -1, 2 ** 31 - 1);
        validators.requireInteger(tries, "options.tries", 1, 2 ** 31 - 1);
        this.#options = { timeout, tries };
    }

    getServers() {
        return [...(this.#servers ?? systemServers())];
    }

    setServers(servers) {
        if (!Array.isArray(servers)) throw validators.invalidArgumentType("servers", "an instance of Array", servers);
        const list = servers.map((server, index) => {
            validators.requireString(server, `servers[${index}]`);
            if (isIP(server) !== 0) return server;
            const match = /^\[([^[\]]*)\](?::(\d+))?$/.exec(server) ?? /^([0-9.]+):(\d+)$/.exec(server);
            if (match === null || isIP(match[1]) === 0) throw coded("TypeError", "ERR_INVALID_IP_ADDRESS", `Invalid IP address: ${server}`);
            return match[2] === undefined || match[2] === "53" ? match[1] : server;
        });
        this.#servers = list;
    }

    setLocalAddress() {
        throw internal("errors").notImplemented("dns.Resolver.setLocalAddress()");
    }

    cancel() {
        for (const reject of [...this.#pending]) reject();
    }

    /** Resolves to the records as the method shows them. */
    async ask(method, name, options, syscall = queries[method][1]) {
        internal("determinism").forbid(`dns.Resolver.${method}()`, internal("guard-advice").effect);
        const [type, , shape] = queries[method];
        const { code, records } = await this.#query(name, types[type], syscall);
        const wanted = type === "ANY" ? records : records.filter((record) => record.type === type);
        if (code !== undefined) throw queryError(code, syscall, name);
        if (wanted.length === 0) throw queryError("ENODATA", syscall, name);
        return shape(wanted, options);
    }

    async askReverse(address) {
        const name = reverseName(address);
        if (name === undefined) throw queryError("ENOTIMP", "getHostByAddr", address);
        try {
            return await this.ask("resolvePtr", name, undefined, "getHostByAddr");
        } catch (error) {
            throw error.syscall === undefined ? error : queryError(error.code, "getHostByAddr", address);
        }
    }

    async #query(name, type, syscall) {
        const { timeout, tries } = this.#options;
        let cancel;
        const cancelled = new Promise((_, reject) => {
            cancel = () => reject(queryError("ECANCELLED", syscall, name));
        });
        this.#pending.add(cancel);
        try {
            const seconds = timeout < 0 ? 0 : Math.max(1, Math.ceil(timeout / 1000));
            const answer = await Promise.race([
                work((id) => ops.queryDNS(id, name, type, this.#lines(), timeout < 0 && tries === 4 ? 0 : tries, seconds)), cancelled,
            ]);
            if (typeof answer !== "number") return read(answer);
            throw queryError(answer === -2 ? "EBADNAME" : "ECONNREFUSED", syscall, name);
        } finally {
            this.#pending.delete(cancel);
        }
    }

    #lines() {
        return (this.#servers ?? []).map((server) => (isIPv4(server) ? `${server} 53` : server.replace(":", " "))).join("\n");
    }
}

function reverseName(address) {
    if (isIPv4(address)) return `${address.split(".").reverse().join(".")}.in-addr.arpa`;
    const number = toNumber(address, "ipv6");
    return number === undefined ? undefined : `${[...number.toString(16).padStart(32, "0")].reverse().join(".")}.ip6.arpa`;
}

function checkName(name) {
    validators.requireString(name, "name");
}

/** The class whose methods answer by callbacks. */
class Resolver extends ResolverBase {
    reverse(address, callback) {
        checkName(address);
        validators.requireFunction(callback, "callback");
        answer(this.askReverse(address), callback);
        return {};
    }

    resolve(hostname, type, callback) {
        if (typeof type === "function") [type, callback] = ["A", type];
        return this[methodFor(type)](hostname, callback);
    }
}

/** The class whose methods answer by promises. */
class PromiseResolver extends ResolverBase {
    reverse(address) {
        checkName(address);
        return this.askReverse(address);
    }

    resolve(hostname, type = "A") {
        return this[methodFor(type)](hostname);
    }
}

function methodFor(type) {
    validators.requireString(type, "rrtype");
    const method = methodOf(type);
    if (method === undefined) throw coded("TypeError", "ERR_INVALID_ARG_VALUE", `The argument 'rrtype' is invalid. Received '${type}'`);
    return method;
}

function answer(promise, callback) {
    promise.then((value) => process.nextTick(callback, null, value), (error) => process.nextTick(callback, error));
}

for (const method of Object.keys(queries)) {
    Resolver.prototype[method] = function (name, options, callback) {
        if (typeof options === "function") [options, callback] = [undefined, options];
        checkName(name);
        validators.requireFunction(callback, "callback");
        answer(this.ask(method, name, options), callback);
        return {};
    };
    PromiseResolver.prototype[method] = function (name, options) {
        checkName(name);
        return this.ask(method, name, options);
    };
    for (const type of [Resolver, PromiseResolver]) {
        Object.defineProperty(type.prototype[method], "name", { value: queries[method][1] });
    }
}
for (const name of ["ask", "askReverse"]) Object.defineProperty(ResolverBase.prototype, name, { enumerable: false });

/** The methods of a resolver as functions of a module. */
exports.functionsOf = function functionsOf(resolver) {
    const functions = {};
    for (const name of ["getServers", "resolve", ...Object.keys(queries), "reverse"]) {
        functions[name] = (...given) => resolver()[name](...given);
    }
    return functions;
};

exports.Resolver = Resolver;
exports.PromiseResolver = PromiseResolver;
