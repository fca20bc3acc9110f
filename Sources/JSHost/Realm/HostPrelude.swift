/// The JavaScript that JSHost itself needs in each context; everything else is in runtime-js.
enum HostPrelude {
    static let url = "perdure:host"

    /// `drained` makes of a function one that lets the microtasks run before it returns, so that a chain of them which never ends
    /// is under the watchdog too.
    ///
    /// Makes the object `ops` from the one native function `dispatch(place, ...six arguments)` and the names of the operations, and
    /// returns it with what the host calls: errors with a stack, and the failure text of anything thrown.
    static let source = """
        (function (dispatch, names) {
            "use strict";
            const ops = {};
            names.split(",").forEach((name, place) => {
                ops[name] = { [name]: (a, b, c, d, e, f) => dispatch(place, a, b, c, d, e, f) }[name];
            });
            const globals = { Error, TypeError, RangeError };
            return {
                ops,
                makeError(name, message, properties) {
                    return Object.assign(new globals[name](message), JSON.parse(properties));
                },
                describe(thrown) {
                    if (!(thrown instanceof Error)) return JSON.stringify({ errorType: "Error", message: String(thrown) });
                    let { name, message, stack, line, column, sourceURL } = thrown;
                    if (sourceURL !== undefined) stack = `${sourceURL}:${line}:${column}\\n${stack}`;
                    return JSON.stringify({ errorType: String(name), message: String(message), stackTrace: stack });
                },
                drained: (action, drain) => (...values) => {
                    const value = action(...values);
                    drain();
                    return value;
                },
                rejectionHandler: (entryPoints) => (promise, reason) => entryPoints.unhandledRejection(reason),
            };
        })
        """
}
