/// Why the scripts of an isolate came to an end that nobody had asked for.
package struct IsolateEnd: Hashable, Sendable {
    package enum Cause: Hashable, Sendable {
        /// A call took longer than it may, and its script did not return.
        case didNotReturn
        /// A script took more processor time without returning.
        case processorTime(Duration)
        /// The process took more memory. Bytes.
        case memory(limit: Int)
        /// A script called `process.exit`, or the process ended by itself.
        case exited(code: Int)
        case signal(Int)
        /// The process broke off, nobody knows why.
        case lost(String)
    }

    /// What a call had to do with it.
    package enum Role: Hashable, Sendable {
        /// Its entry point had not returned.
        case culprit
        /// Some script ran, and it may have been one of this call.
        case suspect
        /// It only waited in the wrong place.
        case bystander
    }

    package var cause: Cause
    /// Where the scripts were when they were last looked at.
    package var stack: String?

    package init(_ cause: Cause, stack: String? = nil) {
        self.cause = cause
        self.stack = stack
    }
}

extension IsolateEnd: CustomStringConvertible {
    package var description: String {
        switch cause {
        case .didNotReturn: "a script did not return"
        case .processorTime(let limit): "a script took more than \(limit) of processor time without returning"
        case .memory(let limit): "the scripts took more than \(limit >> 20) MB of memory"
        case .exited(let code): "the scripts' process exited with code \(code)"
        case .signal(let number): "the scripts' process was ended by signal \(number)"
        case .lost(let reason): reason
        }
    }
}
