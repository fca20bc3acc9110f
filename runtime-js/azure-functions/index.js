"use strict";
// require("@azure/functions"): the v4 programming model. Apps of the function.json model take only types from it.

const { app } = require("azure-functions/app");
const { input, output, trigger } = require("azure-functions/bindings");
const { HttpRequest } = require("azure-functions/http-request");
const { HttpResponse } = require("azure-functions/http-response");
const { InvocationContext } = require("azure-functions/invocation-context");
const hooks = require("azure-functions/hook-contexts");

module.exports = { app, input, output, trigger, HttpRequest, HttpResponse, InvocationContext, ...hooks };
