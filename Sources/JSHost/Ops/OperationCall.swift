import CJavaScriptCore

/// One call of a synchronous operation: its arguments and what the operation may use.
struct OperationCall {
    let operation: String
    let services: OperationServices
    let context: ScriptContext
    let arguments: UnsafeBufferPointer<OpaquePointer?>

    /// The argument as text. `label` names it in the TypeError thrown when it is no string.
    func text(_ index: Int, _ label: String) throws(OperationError) -> String {
        guard let argument = argument(index), JSValueIsString(context.reference, argument), let text = context.text(argument)
        else { throw .invalidArgument(label, of: operation, must: "be a string") }
        return text
    }

    /// The argument as a path: text that is not empty and has no U+0000, at which C would end it.
    func path(_ index: Int, _ label: String = "path") throws(OperationError) -> String {
        let path = try text(index, label)
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw .invalidArgument(label, of: operation, must: "be a path without null bytes")
        }
        return path
    }

    func number(_ index: Int, _ label: String) throws(OperationError) -> Double {
        guard let argument = argument(index), JSValueIsNumber(context.reference, argument) else {
            throw .invalidArgument(label, of: operation, must: "be a number")
        }
        return JSValueToNumber(context.reference, argument, nil)
    }

    func integer(_ index: Int, _ label: String) throws(OperationError) -> Int {
        guard let integer = Int(exactly: try number(index, label)) else {
            throw .invalidArgument(label, of: operation, must: "be a whole number")
        }
        return integer
    }

    /// What `Boolean(argument)` is; false when there is none.
    func bool(_ index: Int) -> Bool {
        argument(index).map { JSValueToBoolean(context.reference, $0) } ?? false
    }

    /// Whether the argument is null, undefined or left out.
    func isNullish(_ index: Int) -> Bool {
        argument(index).map { JSValueIsNull(context.reference, $0) || JSValueIsUndefined(context.reference, $0) } ?? true
    }

    /// The bytes of a string (UTF-8), an ArrayBuffer or a typed array.
    func data(_ index: Int, _ label: String) throws(OperationError) -> [UInt8] {
        if let argument = argument(index) {
            if JSValueIsString(context.reference, argument), let utf8 = context.utf8(argument) { return utf8 }
            if let bytes = context.bytes(argument) { return bytes }
        }
        throw .invalidArgument(label, of: operation, must: "be a string, an ArrayBuffer or a typed array")
    }

    /// The argument as it goes to another thread.
    func fileArgument(_ index: Int) -> FileArgument {
        guard let argument = argument(index) else { return .none }
        if JSValueIsNumber(context.reference, argument) { return .number(JSValueToNumber(context.reference, argument, nil)) }
        if JSValueIsString(context.reference, argument) { return context.text(argument).map(FileArgument.text) ?? .none }
        return context.bytes(argument).map(FileArgument.bytes) ?? .none
    }

    private func argument(_ index: Int) -> OpaquePointer? {
        index < arguments.count ? arguments[index] : nil
    }
}
