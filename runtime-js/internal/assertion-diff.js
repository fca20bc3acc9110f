"use strict";
// How assert shows what differs: line by line, as Node 20 does it.

const { inspect } = internal("inspect");

const headings = {
    deepStrictEqual: "Expected values to be strictly deep-equal:",
    strictEqual: "Expected values to be strictly equal:",
    strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
    deepEqual: "Expected values to be loosely deep-equal:",
    notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
    notStrictEqual: 'Expected "actual" to be strictly unequal to:',
    notStrictEqualObject: 'Expected "actual" not to be reference-equal to "expected":',
    notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
    notIdentical: "Values have same structure but are not reference-equal:",
    notDeepEqualUnequal: "Expected values not to be loosely deep-equal:",
};

const most = 50;

/** The whole value, one property a line. */
function inspected(value) {
    return inspect(value, {
        compact: false, customInspect: false, depth: 1000, maxArrayLength: Infinity, showHidden: false, showProxy: false,
        sorted: true, getters: true,
    });
}

const isObject = (value) => value !== null && typeof value === "object";
const areBoth = (left, right, test) => test(left) && test(right);
const isFunction = (value) => typeof value === "function";

function shortened(lines) {
    return lines.length > most ? [...lines.slice(0, 46), "..."] : lines;
}

/** For two single lines: the whole message when they are short, else where they part. */
function singleLines(actual, expected, operator, left, right, message) {
    const length = left.length + right.length;
    if (length <= 12) {
        if (!isObject(actual) && !isObject(expected) && (actual !== 0 || expected !== 0)) {
            return { message: `${message || headings[operator]}\n\n${left} !== ${right}\n` };
        }
    } else if (operator !== "strictEqualObject" && length < 80) {
        let index = 0;
        while (left[index] === right[index]) index += 1;
        if (index > 2) return { indicator: `\n  ${" ".repeat(index)}^` };
    }
    return { indicator: "" };
}

/** Takes the lines away that both end with; what of them is shown. */
function commonEnd(actual, expected) {
    let end = "";
    let last = "";
    let count = 0;
    while (actual.length > 0 && expected.length > 0 && actual.at(-1) === expected.at(-1)) {
        if (count < 3) end = `\n  ${actual.at(-1)}${end}`;
        else last = actual.at(-1);
        count += 1;
        actual.pop();
        expected.pop();
    }
    const isSkipped = count >= 5;
    if (isSkipped) end = `\n...${end}`;
    return { end: last === "" ? end : `\n  ${last}${end}`, isSkipped };
}

/** Compares lines by their number. */
class Comparison {
    constructor(actual, expected, isSkipped) {
        Object.assign(this, { actual, expected, isSkipped, result: "", others: "", printed: 0, identical: 0, isCut: false });
    }

    print(text) {
        this.result += `\n${text}`;
        this.printed += 1;
    }

    /** Up to three lines before a difference, of those that were held back. */
    context(lines, index) {
        const { identical } = this;
        if (identical > 4) {
            if (identical === 5) {
                this.print(`  ${lines[index - 3]}`);
            } else {
                this.result += "\n...";
                this.isSkipped = true;
            }
        }
        if (identical > 3) this.print(`  ${lines[index - 2]}`);
        if (identical > 2) this.print(`  ${lines[index - 1]}`);
        this.identical = 0;
    }

    run() {
        const { actual, expected } = this;
        const count = Math.max(actual.length, expected.length);
        const longer = actual.length < count ? expected : actual;
        const shared = Math.min(actual.length, expected.length);
        for (let index = 0; index < count; index++) {
            if (index >= shared) this.single(longer, index);
            else this.both(index);
            if (this.printed > most && index < count - 2) {
                this.isCut = true;
                return;
            }
        }
    }

    single(lines, index) {
        this.context(lines, index);
        if (lines === this.actual) this.result += `\n+ ${lines[index]}`;
        else this.others += `\n- ${lines[index]}`;
        this.printed += 1;
    }

    both(index) {
        const line = this.actual[index];
        const other = this.expected[index];
        // A comma alone, because one goes on and the other ends, is no difference.
        const isSame = line === other || line === `${other},` || other === `${line},`;
        if (!isSame) {
            this.context(this.actual, index);
            this.result += `\n+ ${line}`;
            this.others += `\n- ${other}`;
            this.printed += 2;
            return;
        }
        this.result += this.others;
        this.others = "";
        this.identical += 1;
        if (this.identical <= 2) this.print(`  ${other === `${line},` ? other : line}`);
    }
}

function difference(actual, expected, givenOperator, message) {
    const isIdentity = givenOperator === "strictEqual" &&
        (areBoth(actual, expected, isObject) || areBoth(actual, expected, isFunction));
    const operator = isIdentity ? "strictEqualObject" : givenOperator;
    const text = inspected(actual);
    const left = text.split("\n");
    const right = inspected(expected).split("\n");
    let indicator = "";
    if (left.length === 1 && right.length === 1 && left[0] !== right[0]) {
        const found = singleLines(actual, expected, operator, left[0], right[0], message);
        if (found.message !== undefined) return found.message;
        ({ indicator } = found);
    }
    const { end, isSkipped } = commonEnd(left, right);
    if (left.length === 0 && right.length === 0) {
        return `${headings.notIdentical}\n\n${shortened(text.split("\n")).join("\n")}\n`;
    }
    const comparison = new Comparison(left, right, isSkipped);
    comparison.run();
    const { result, others, isCut } = comparison;
    const head = `${message || headings[operator]}\n+ actual - expected`;
    if (isCut) return `${head} ... Lines skipped\n${result}\n...${others}\n...`;
    return `${head}${comparison.isSkipped ? " ... Lines skipped" : ""}\n${result}${others}${end}${indicator}`;
}

function unequal(actual, operator) {
    const isIdentity = operator === "notStrictEqual" && (isObject(actual) || isFunction(actual));
    const heading = headings[isIdentity ? "notStrictEqualObject" : operator];
    const lines = shortened(inspected(actual).split("\n"));
    if (lines.length > 1) return `${heading}\n\n${lines.join("\n")}\n`;
    return `${heading}${lines[0].length > 5 ? "\n\n" : " "}${lines[0]}`;
}

const cut = (text, length) => (text.length > length ? `${text.slice(0, length - 3)}...` : text);

function loose(actual, expected, operator) {
    const left = inspected(actual);
    const right = inspected(expected);
    if (operator === "notDeepEqual" && left === right) return cut(`${headings.notDeepEqual}\n\n${left}`, 1024);
    const [one, other] = [cut(left, 512), cut(right, 512)];
    if (operator === "deepEqual") return `${headings.deepEqual}\n\n${one}\n\nshould loosely deep-equal\n\n${other}`;
    if (operator === "notDeepEqual") return `${headings.notDeepEqualUnequal}\n\n${one}\n\nshould not loosely deep-equal\n\n${other}`;
    return `${one} ${operator} ${other}`;
}

/** What an AssertionError says; a message given takes the place of the heading of differences. */
exports.describe = function describe(actual, expected, operator, message) {
    if (operator === "deepStrictEqual" || operator === "strictEqual") return difference(actual, expected, operator, message);
    if (operator === "notDeepStrictEqual" || operator === "notStrictEqual") return unequal(actual, operator);
    return loose(actual, expected, operator);
};
