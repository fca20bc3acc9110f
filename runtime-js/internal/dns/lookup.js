"use strict";
// dns.lookup and dns.lookupService: the system's own look-up, on another thread.

const process = require("node/process");
const { work } = internal("resources");
const { isIP } = internal("net/address");
const { coded } = internal("errors");
const validators = internal("validators");

const hints = { ADDRCONFIG: 32, ALL: 16, V4MAPPED: 8 };
const orders = ["verbatim", "ipv4first"];
const state = { order: "verbatim" };

/** Options of dns.lookup, checked. */
function parse(hostname, given) {
    const options = { hints: 0, family: 0, all: false, verbatim: state.order === "verbatim" };
    if (typeof given === "number") {
        checkFamily(given, "family");
        options.family = given;
    } else if (given !== undefined && given !== null && typeof given !== "object") {
        throw coded("TypeError", "ERR_INVALID_ARG_TYPE", `The "options" argument must be one of type integer or object.${received(given)}`);
    } else if (given) {
        if (given.hints !== undefined && given.hints !== null) options.hints = checkHints(given.hints);
        if (given.family !== undefined && given.family !== null) options.family = familyOf(given.family);
        for (const name of ["all", "verbatim"]) {
            if (given[name] === undefined || given[name] === null) continue;
            if (typeof given[name] !== "boolean") throw validators.invalidArgumentType(`options.${name}`, "of type boolean", given[name]);
            options[name] = given[name];
        }
        if (given.order !== undefined && given.order !== null) options.verbatim = checkOrder(given.order, "options.order") === "verbatim";
    }
    if (hostname) validators.requireString(hostname, "hostname");
    return options;
}

const received = (value) => validators.invalidArgumentType("x", "", value).message.replace(/^.*? must be \./, "");

function checkFamily(family, name) {
    if (![0, 4, 6].includes(family)) {
        throw coded("TypeError", "ERR_INVALID_ARG_VALUE",
            `The ${name.includes(".") ? "property" : "argument"} '${name}' must be one of: 0, 4, 6. Received ${internal("inspect").inspect(family)}`);
    }
}

function familyOf(family) {
    if (family === "IPv4") return 4;
    if (family === "IPv6") return 6;
    checkFamily(family, "options.family");
    return family;
}

function checkHints(value) {
    if (typeof value !== "number") throw validators.invalidArgumentType("options.hints", "of type number", value);
    const flags = value >>> 0;
    if ((flags & ~(hints.ADDRCONFIG | hints.ALL | hints.V4MAPPED)) !== 0) {
        throw coded("TypeError", "ERR_INVALID_ARG_VALUE", `The argument 'hints' is invalid. Received ${flags}`);
    }
    return flags;
}

function checkOrder(order, name) {
    if (!orders.includes(order)) {
        throw coded("TypeError", "ERR_INVALID_ARG_VALUE",
            `The ${name.includes(".") ? "property" : "argument"} '${name}' must be one of: 'verbatim', 'ipv4first'. Received ${internal("inspect").inspect(order)}`);
    }
    return order;
}

/** Resolves to `[{address, family}...]`. */
async function find(hostname, options) {
    if (!hostname) return options.all ? [] : [{ address: null, family: options.family === 6 ? 6 : 4 }];
    const family = isIP(hostname);
    if (family !== 0) return [{ address: hostname, family }];
    const found = JSON.parse(await work((id) => ops.lookUp(id, hostname, options.family, options.hints)));
    const list = found.map(([address, kind]) => ({ address, family: kind }));
    if (!options.verbatim) list.sort((one, other) => one.family - other.family);
    return list;
}

/** `callback(error, address, family)`, or `(error, list)`. */
function lookup(hostname, options, callback) {
    if (typeof options === "function") [options, callback] = [undefined, options];
    validators.requireFunction(callback, "callback");
    const settings = parse(hostname, options);
    find(hostname, settings).then(
        (list) => process.nextTick(() => (settings.all ? callback(null, list) : callback(null, list[0].address, list[0].family))),
        (error) => process.nextTick(callback, error));
    return {};
}

async function lookupPromise(hostname, options) {
    const settings = parse(hostname, options);
    const list = await find(hostname, settings);
    return settings.all ? list : list[0];
}

function checkService(address, port) {
    if (isIP(address) === 0) {
        throw coded("TypeError", "ERR_INVALID_ARG_VALUE", `The argument 'address' is invalid. Received ${internal("inspect").inspect(address)}`);
    }
    return internal("net/errors").checkPort(port);
}

async function findService(address, port) {
    const [hostname, service] = JSON.parse(await work((id) => ops.lookUpService(id, address, port)));
    return { hostname, service };
}

function lookupService(address, port, callback) {
    if (arguments.length !== 3) throw coded("TypeError", "ERR_MISSING_ARGS", 'The "address", "port", and "callback" arguments must be specified');
    const number = checkService(address, port);
    validators.requireFunction(callback, "callback");
    findService(address, number).then(
        ({ hostname, service }) => process.nextTick(callback, null, hostname, service),
        (error) => process.nextTick(callback, error));
    return {};
}

Object.assign(exports, {
    hints, state, lookup, lookupPromise, lookupService, checkOrder,
    lookupServicePromise: async (address, port) => findService(address, checkService(address, port)),
});
