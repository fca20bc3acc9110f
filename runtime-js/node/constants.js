"use strict";
// Node's constants: those of os, fs and crypto in one object.

const { dlopen, errno, priority, signals } = require("node/os").constants;

module.exports = Object.freeze({ ...dlopen, ...errno, ...priority, ...signals, ...internal("fs/constants").constants,
    ...require("node/crypto").constants });
