"use strict";
// The colours of terminals that util.inspect and util.styleText know, and what is shown in which.

const background = 49;
const foreground = 39;

const colors = Object.assign(Object.create(null), {
    reset: [0, 0], bold: [1, 22], dim: [2, 22], italic: [3, 23], underline: [4, 24], blink: [5, 25], inverse: [7, 27],
    hidden: [8, 28], strikethrough: [9, 29], doubleunderline: [21, 24], black: [30, foreground], red: [31, foreground],
    green: [32, foreground], yellow: [33, foreground], blue: [34, foreground], magenta: [35, foreground], cyan: [36, foreground],
    white: [37, foreground], bgBlack: [40, background], bgRed: [41, background], bgGreen: [42, background],
    bgYellow: [43, background], bgBlue: [44, background], bgMagenta: [45, background], bgCyan: [46, background],
    bgWhite: [47, background], framed: [51, 54], overlined: [53, 55], gray: [90, foreground], redBright: [91, foreground],
    greenBright: [92, foreground], yellowBright: [93, foreground], blueBright: [94, foreground], magentaBright: [95, foreground],
    cyanBright: [96, foreground], whiteBright: [97, foreground], bgGray: [100, background], bgRedBright: [101, background],
    bgGreenBright: [102, background], bgYellowBright: [103, background], bgBlueBright: [104, background],
    bgMagentaBright: [105, background], bgCyanBright: [106, background], bgWhiteBright: [107, background],
});

const aliases = {
    gray: ["grey"], bgGray: ["bgGrey"], dim: ["faint"], strikethrough: ["strikeThrough", "crossedout", "crossedOut"],
    hidden: ["conceal"], inverse: ["swapcolors", "swapColors"], doubleunderline: ["doubleUnderline"],
};
for (const [name, others] of Object.entries(aliases)) {
    for (const other of others) {
        Object.defineProperty(colors, other, {
            get: () => colors[name],
            set(value) { colors[name] = value; },
            configurable: true, enumerable: false,
        });
    }
}
Object.defineProperty(colors, "blackBright", { get: () => colors.gray, configurable: true, enumerable: false });
Object.defineProperty(colors, "bgBlackBright", { get: () => colors.bgGray, configurable: true, enumerable: false });

exports.colors = colors;
exports.styles = Object.assign(Object.create(null), {
    special: "cyan", number: "yellow", bigint: "yellow", boolean: "yellow", undefined: "grey", null: "bold", string: "green",
    symbol: "green", date: "magenta", regexp: "red", module: "underline",
});
