import CJavaScriptCore

/// The few things done with JavaScriptCore values, in one context.
///
/// All its handles are `OpaquePointer`s to Swift. A value must stay on the stack until it is handed on: the collector does
/// not look into arrays, objects or closures of Swift.
struct ScriptContext {
    let reference: OpaquePointer

    /// What a call of JavaScript came to. The values are not protected.
    enum Completion {
        case returned(OpaquePointer)
        case threw(OpaquePointer)
    }

    var undefined: OpaquePointer { known(JSValueMakeUndefined(reference)) }
    var null: OpaquePointer { known(JSValueMakeNull(reference)) }

    func bool(_ value: Bool) -> OpaquePointer { known(JSValueMakeBoolean(reference, value)) }
    func number(_ value: Double) -> OpaquePointer { known(JSValueMakeNumber(reference, value)) }

    func string(_ text: String) -> OpaquePointer {
        ScriptString.with(text) { known(JSValueMakeString(reference, $0)) }
    }

    func string(_ utf8: [UInt8]) -> OpaquePointer {
        let string = utf8.withUnsafeBufferPointer(ScriptString.make)
        defer { JSStringRelease(string) }
        return known(JSValueMakeString(reference, string))
    }

    /// `nil` when there is no memory for it.
    func value(_ value: ScriptValue) -> OpaquePointer? {
        switch value {
        case .undefined: undefined
        case .null: null
        case .bool(let value): bool(value)
        case .number(let value): number(value)
        case .string(let text): string(text)
        case .utf8(let bytes): string(bytes)
        case .bytes(let bytes): arrayBuffer(bytes)
        }
    }

    /// A function that runs `body`.
    func function(_ body: @escaping JSObjectCallAsFunctionCallback) -> OpaquePointer {
        known(JSObjectMakeFunctionWithCallback(reference, nil, body))
    }

    /// What `String(value)` is; `nil` when that throws.
    func text(_ value: OpaquePointer) -> String? {
        guard let string = JSValueToStringCopy(reference, value, nil) else { return nil }
        defer { JSStringRelease(string) }
        return ScriptString.text(string)
    }

    /// What `String(value)` is, in UTF-8; `nil` when that throws.
    func utf8(_ value: OpaquePointer) -> [UInt8]? {
        guard let string = JSValueToStringCopy(reference, value, nil) else { return nil }
        defer { JSStringRelease(string) }
        return ScriptString.bytes(string)
    }

    /// Evaluates a script; its first line has number 1.
    func evaluate(_ source: String, url: String) -> Completion {
        var exception: OpaquePointer?
        let value = ScriptString.with(source) { source in
            ScriptString.with(url) { url in JSEvaluateScript(reference, source, nil, url, 1, &exception) }
        }
        return completion(value, exception)
    }

    func call(_ function: OpaquePointer) -> Completion {
        var exception: OpaquePointer?
        return completion(JSObjectCallAsFunction(reference, function, nil, 0, nil, &exception), exception)
    }

    func call(_ function: OpaquePointer, _ argument: OpaquePointer) -> Completion {
        var argument: OpaquePointer? = argument
        var exception: OpaquePointer?
        return completion(JSObjectCallAsFunction(reference, function, nil, 1, &argument, &exception), exception)
    }

    func call(_ function: OpaquePointer, _ first: OpaquePointer, _ second: OpaquePointer, _ third: OpaquePointer) -> Completion {
        var exception: OpaquePointer?
        // Temporary allocations this small are on the stack, where the collector finds the values.
        let value = withUnsafeTemporaryAllocation(of: OpaquePointer?.self, capacity: 3) { arguments in
            _ = arguments.initialize(fromContentsOf: [first, second, third])
            return JSObjectCallAsFunction(reference, function, nil, 3, arguments.baseAddress, &exception)
        }
        return completion(value, exception)
    }

    /// An argument for which there is no memory is undefined.
    func call(_ function: OpaquePointer, _ arguments: [ScriptValue]) -> Completion {
        var exception: OpaquePointer?
        // On the stack the collector finds the values; an array of Swift it would not look into.
        let result = withUnsafeTemporaryAllocation(of: OpaquePointer?.self, capacity: arguments.count) { values in
            values.initialize(repeating: nil)
            for (index, argument) in arguments.enumerated() { values[index] = value(argument) ?? undefined }
            return JSObjectCallAsFunction(reference, function, nil, values.count, values.baseAddress, &exception)
        }
        return completion(result, exception)
    }

    /// The own or inherited property; `nil` when it is undefined or its getter throws.
    func property(_ name: String, of object: OpaquePointer) -> OpaquePointer? {
        let value = ScriptString.with(name) { JSObjectGetProperty(reference, object, $0, nil) }
        guard let value, !JSValueIsUndefined(reference, value) else { return nil }
        return value
    }

    /// Where the running script is, one line a frame.
    func backtrace(depth: Int) -> String {
        guard let text = JSContextCreateBacktrace(reference, UInt32(depth)) else { return "" }
        defer { JSStringRelease(text) }
        return ScriptString.text(text)
    }

    private func completion(_ value: OpaquePointer?, _ exception: OpaquePointer?) -> Completion {
        if let exception { return .threw(exception) }
        if let value { return .returned(value) }
        return .threw(string("JavaScript execution ended without a value"))
    }

    private func known(_ value: OpaquePointer?) -> OpaquePointer {
        guard let value else { preconditionFailure("JavaScriptCore made no value") }
        return value
    }
}
