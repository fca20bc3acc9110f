"use strict";
// Node's dns/promises.

const lookups = internal("dns/lookup");
const { codes } = internal("dns/errors");
const { PromiseResolver, functionsOf } = internal("dns/resolver");

let standard = new PromiseResolver();

module.exports = {
    lookup: lookups.lookupPromise,
    lookupService: lookups.lookupServicePromise,
    Resolver: PromiseResolver,
    getDefaultResultOrder: () => lookups.state.order,
    setDefaultResultOrder(order) {
        lookups.state.order = lookups.checkOrder(order, "dnsOrder");
    },
    setServers: (servers) => require("node/dns").setServers(servers),
    ...codes,
    ...functionsOf(() => standard),
};

/** dns and dns/promises ask the same servers. */
Object.defineProperty(module.exports, "share", {
    enumerable: false,
    value(servers) {
        const next = new PromiseResolver();
        next.setServers(servers);
        standard = next;
    },
});
