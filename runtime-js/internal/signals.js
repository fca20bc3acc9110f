"use strict";
// The signals of Linux by name.

const { coded } = internal("errors");

const signals = Object.freeze({
    __proto__: null, SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGILL: 4, SIGTRAP: 5, SIGABRT: 6, SIGIOT: 6, SIGBUS: 7, SIGFPE: 8, SIGKILL: 9,
    SIGUSR1: 10, SIGSEGV: 11, SIGUSR2: 12, SIGPIPE: 13, SIGALRM: 14, SIGTERM: 15, SIGCHLD: 17, SIGSTKFLT: 16, SIGCONT: 18,
    SIGSTOP: 19, SIGTSTP: 20, SIGTTIN: 21, SIGTTOU: 22, SIGURG: 23, SIGXCPU: 24, SIGXFSZ: 25, SIGVTALRM: 26, SIGPROF: 27,
    SIGWINCH: 28, SIGIO: 29, SIGPOLL: 29, SIGPWR: 30, SIGSYS: 31,
});

/** The name of a number; null when there is none. */
exports.signalName = (number) => Object.keys(signals).find((name) => signals[name] === number) ?? null;

/** The number of a name or a number; throws ERR_UNKNOWN_SIGNAL. */
exports.signalNumber = function signalNumber(signal) {
    if (typeof signal === "number" && (signal === 0 || exports.signalName(signal) !== null)) return signal;
    const name = typeof signal === "string" ? signal.toUpperCase() : signal;
    if (typeof name === "string" && name in signals) return signals[name];
    throw coded("TypeError", "ERR_UNKNOWN_SIGNAL", `Unknown signal: ${String(signal)}`);
};
exports.signals = signals;
