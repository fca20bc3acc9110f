"use strict";
// Reading a function's bindings.

const isTrigger = (binding) => /trigger$/i.test(binding.type);
const isClient = (binding) => /^(orchestrationClient|durableClient)$/i.test(binding.type);
const isHTTPOutput = (binding) => binding.type.toLowerCase() === "http";
const isMessageOutput = (binding) => /^(queue|eventHub)$/i.test(binding.type);
const isOutput = (binding) => /^(out|inout)$/i.test(binding.direction ?? "in");
const isInput = (binding) => !/^out$/i.test(binding.direction ?? "in");

exports.isClient = isClient;
exports.isHTTPOutput = isHTTPOutput;
exports.isInput = isInput;
exports.isMessageOutput = isMessageOutput;

exports.triggerOf = (definition) => definition.bindings.find(isTrigger);

exports.isHTTPTrigger = (binding) => binding !== undefined && /^httpTrigger$/i.test(binding.type);

/** The input bindings in the order of the function's arguments: the trigger, then the others as declared. */
exports.inputsOf = (definition) => {
    const inputs = definition.bindings.filter(isInput);
    return [...inputs.filter(isTrigger), ...inputs.filter((binding) => !isTrigger(binding))];
};

exports.outputsOf = (definition) => definition.bindings.filter(isOutput);

exports.bindingDefinitions = (definition) =>
    definition.bindings.map(({ name, type, direction }) => ({ name, type, direction: direction ?? "in" }));
