"use strict";
// Node's dns.

const lookups = internal("dns/lookup");
const { codes } = internal("dns/errors");
const { Resolver, functionsOf } = internal("dns/resolver");

let standard = new Resolver();

module.exports = {
    lookup: lookups.lookup,
    lookupService: lookups.lookupService,
    Resolver,
    getDefaultResultOrder: () => lookups.state.order,
    setDefaultResultOrder(order) {
        lookups.state.order = lookups.checkOrder(order, "dnsOrder");
    },
    setServers(servers) {
        const next = new Resolver();
        next.setServers(servers);
        standard = next;
        require("node/dns-promises").share(servers);
    },
    ...lookups.hints,
    ...codes,
    ...functionsOf(() => standard),
};

Object.defineProperty(module.exports, "promises", {
    configurable: true,
    enumerable: true,
    get: () => require("node/dns-promises"),
});
