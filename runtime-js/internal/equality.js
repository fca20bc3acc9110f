"use strict";
// Deep equality as assert and util define it.

const types = internal("types");

/** `strict` compares like assert.deepStrictEqual, else like assert.deepEqual. */
function isDeepEqual(left, right, strict) {
    return compare(left, right, strict, []);
}

function comparePrimitives(left, right, strict) {
    if (strict) return Object.is(left, right);
    return left == right || (Number.isNaN(left) && Number.isNaN(right));
}

const isObject = (value) => value !== null && typeof value === "object";

function compare(left, right, strict, seen) {
    if (left === right) return left !== 0 || !strict || Object.is(left, right);
    if (!isObject(left) || !isObject(right)) {
        return !isObject(left) && !isObject(right) && comparePrimitives(left, right, strict);
    }
    if (strict && Object.getPrototypeOf(left) !== Object.getPrototypeOf(right)) return false;
    if (tag(left) !== tag(right) || !sameInternals(left, right, strict)) return false;
    if (seen.some(([one, other]) => one === left && other === right)) return true;
    seen.push([left, right]);
    const result = sameEntries(left, right, strict, seen) && sameProperties(left, right, strict, seen);
    seen.pop();
    return result;
}

const tag = (value) => Object.prototype.toString.call(value);

/** What is not in properties: dates, patterns, boxed primitives, bytes, messages of errors. */
function sameInternals(left, right, strict) {
    if (Array.isArray(left) !== Array.isArray(right)) return false;
    if (Array.isArray(left)) return left.length === right.length;
    if (types.isDate(left)) return types.isDate(right) && Object.is(left.getTime(), right.getTime());
    if (types.isRegExp(left)) return types.isRegExp(right) && String(left) === String(right) && left.lastIndex === right.lastIndex;
    if (types.isNativeError(left)) {
        return types.isNativeError(right) && left.message === right.message && left.name === right.name;
    }
    if (types.isBoxedPrimitive(left)) return types.isBoxedPrimitive(right) && Object.is(left.valueOf(), right.valueOf());
    if (types.isArrayBuffer(left)) return types.isArrayBuffer(right) && sameBytes(new Uint8Array(left), new Uint8Array(right));
    if (types.isTypedArray(left)) {
        if (!types.isTypedArray(right) || left.length !== right.length) return false;
        return left.every((item, index) => (strict ? Object.is(item, right[index]) : item === right[index] || (item !== item && right[index] !== right[index])));
    }
    if (types.isSet(left) || types.isMap(left)) return left.size === right.size;
    return true;
}

const sameBytes = (left, right) => left.length === right.length && left.every((byte, index) => byte === right[index]);

function sameEntries(left, right, strict, seen) {
    if (types.isSet(left)) return sameMembers([...left], [...right], (one, other) => compare(one, other, strict, seen));
    if (types.isMap(left)) {
        return sameMembers([...left], [...right], (one, other) =>
            compare(one[0], other[0], strict, seen) && compare(one[1], other[1], strict, seen));
    }
    return true;
}

/** Whether each member of one list has a partner of its own in the other. */
function sameMembers(left, right, isSame) {
    const rest = [...right];
    return left.every((member) => {
        const index = rest.findIndex((other) => isSame(member, other));
        if (index < 0) return false;
        rest.splice(index, 1);
        return true;
    });
}

function ownKeys(value, strict) {
    const keys = types.isTypedArray(value) ? Object.keys(value).filter((key) => !/^\d+$/.test(key)) : Object.keys(value);
    if (!strict) return keys;
    return keys.concat(Object.getOwnPropertySymbols(value).filter(
        (symbol) => Object.prototype.propertyIsEnumerable.call(value, symbol)));
}

function sameProperties(left, right, strict, seen) {
    const keys = ownKeys(left, strict);
    if (keys.length !== ownKeys(right, strict).length) return false;
    // JavaScriptCore gives every Error line, column and sourceURL; where it arose is no part of what it is.
    const position = types.isNativeError(left) ? ["line", "column", "sourceURL"] : [];
    return keys.every((key) =>
        Object.prototype.propertyIsEnumerable.call(right, key) &&
        (position.includes(key) || compare(left[key], right[key], strict, seen)));
}

exports.isDeepEqual = isDeepEqual;
