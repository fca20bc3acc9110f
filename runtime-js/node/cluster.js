"use strict";
// Node's cluster, of a program that has no workers of its own: this is the primary one, and cannot fork.

const { missing } = internal("errors");
const EventEmitter = require("node/events");

module.exports = Object.assign(new EventEmitter(), {
    isWorker: false,
    isMaster: true,
    isPrimary: true,
    Worker: missing("cluster.Worker"),
    workers: {},
    settings: {},
    SCHED_NONE: 1,
    SCHED_RR: 2,
    schedulingPolicy: 2,
    setupPrimary: missing("cluster.setupPrimary()"),
    setupMaster: missing("cluster.setupMaster()"),
    fork: missing("cluster.fork()"),
    disconnect: missing("cluster.disconnect()"),
});
