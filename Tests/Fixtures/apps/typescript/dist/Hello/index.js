"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.default = async function (context) {
    return `Hello ${context.bindings.name}!`;
};
