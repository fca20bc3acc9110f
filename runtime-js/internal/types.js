"use strict";
// What kind of built-in object a value is, whatever realm it came from.

const tag = (value) => Object.prototype.toString.call(value).slice(8, -1);
const isObject = (value) => value !== null && typeof value === "object";
const typedArrayTag = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;

/** Whether calling a getter or method of a built-in on the value works: the only test that cannot be fooled. */
function has(probe) {
    return (value) => {
        if (!isObject(value)) return false;
        try {
            probe(value);
            return true;
        } catch {
            return false;
        }
    };
}

const sizeOfMap = Object.getOwnPropertyDescriptor(Map.prototype, "size").get;
const sizeOfSet = Object.getOwnPropertyDescriptor(Set.prototype, "size").get;
const bufferLength = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, "byteLength").get;
const dataViewLength = Object.getOwnPropertyDescriptor(DataView.prototype, "byteLength").get;
const flagsOf = Object.getOwnPropertyDescriptor(RegExp.prototype, "global").get;

exports.isMap = has((value) => sizeOfMap.call(value));
exports.isSet = has((value) => sizeOfSet.call(value));
exports.isWeakMap = has((value) => WeakMap.prototype.has.call(value, {}));
exports.isWeakSet = has((value) => WeakSet.prototype.has.call(value, {}));
exports.isDate = has((value) => Date.prototype.getTime.call(value));
exports.isRegExp = (value) => isObject(value) && value !== RegExp.prototype && has((it) => flagsOf.call(it))(value);
exports.isArrayBuffer = has((value) => bufferLength.call(value));
exports.isAnyArrayBuffer = (value) => exports.isArrayBuffer(value) || tag(value) === "SharedArrayBuffer";
exports.isSharedArrayBuffer = (value) => isObject(value) && tag(value) === "SharedArrayBuffer";
exports.isDataView = has((value) => dataViewLength.call(value));
exports.typedArrayName = (value) => typedArrayTag.call(value);
exports.isTypedArray = (value) => isObject(value) && typedArrayTag.call(value) !== undefined;
exports.isArrayBufferView = (value) => ArrayBuffer.isView(value);
exports.isNativeError = (value) => isObject(value) && tag(value) === "Error";
exports.isPromise = (value) => value instanceof Promise || (isObject(value) && tag(value) === "Promise");
exports.isGeneratorFunction = (value) => typeof value === "function" && /^(Async)?GeneratorFunction$/.test(tag(value));
exports.isAsyncFunction = (value) => typeof value === "function" && /^Async(Generator)?Function$/.test(tag(value));
exports.isGeneratorObject = (value) => isObject(value) && tag(value) === "Generator";
exports.isMapIterator = (value) => isObject(value) && tag(value) === "Map Iterator";
exports.isSetIterator = (value) => isObject(value) && tag(value) === "Set Iterator";
exports.isNumberObject = has((value) => Number.prototype.valueOf.call(value));
exports.isStringObject = has((value) => String.prototype.valueOf.call(value));
exports.isBooleanObject = has((value) => Boolean.prototype.valueOf.call(value));
exports.isBigIntObject = has((value) => BigInt.prototype.valueOf.call(value));
exports.isSymbolObject = has((value) => Symbol.prototype.valueOf.call(value));
exports.isBoxedPrimitive = (value) =>
    exports.isNumberObject(value) || exports.isStringObject(value) || exports.isBooleanObject(value) ||
    exports.isBigIntObject(value) || exports.isSymbolObject(value);
exports.isArgumentsObject = (value) => isObject(value) && tag(value) === "Arguments";
exports.isModuleNamespaceObject = (value) => isObject(value) && tag(value) === "Module";
exports.isProxy = () => false;
exports.isExternal = () => false;
for (const kind of [
    "Uint8Array", "Uint8ClampedArray", "Uint16Array", "Uint32Array", "Int8Array", "Int16Array", "Int32Array", "Float32Array",
    "Float64Array", "BigInt64Array", "BigUint64Array",
]) {
    exports["is" + kind] = (value) => isObject(value) && typedArrayTag.call(value) === kind;
}
const isInstanceOf = (value, constructor) => typeof constructor === "function" && value instanceof constructor;
exports.isKeyObject = (value) => isObject(value) && isInstanceOf(value, require("node/crypto").KeyObject);
exports.isCryptoKey = (value) => isObject(value) && isInstanceOf(value, require("node/crypto").webcrypto?.CryptoKey);
