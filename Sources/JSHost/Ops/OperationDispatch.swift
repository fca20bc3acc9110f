import CJavaScriptCore

/// The native function through which scripts call all synchronous operations: `dispatch(place, ...arguments)`.
enum OperationDispatch {
    /// The function refers to the realm without retaining it: the realm ends no sooner than its VM.
    static func makeFunction(in context: ScriptContext, for realm: Realm) -> OpaquePointer {
        var definition = kJSClassDefinitionEmpty
        definition.callAsFunction = { reference, function, _, count, arguments, exception in
            guard let reference, let data = JSObjectGetPrivate(function) else { return nil }
            let realm = Unmanaged<Realm>.fromOpaque(data).takeUnretainedValue()
            let values = UnsafeBufferPointer(start: arguments, count: count)
            return OperationDispatch.call(values, in: ScriptContext(reference: reference), of: realm, exception)
        }
        let functionClass = JSClassCreate(&definition)
        defer { JSClassRelease(functionClass) }
        let data = Unmanaged.passUnretained(realm).toOpaque()
        guard let function = JSObjectMake(context.reference, functionClass, data) else {
            preconditionFailure("JavaScriptCore made no function")
        }
        return function
    }

    private static func call(
        _ arguments: UnsafeBufferPointer<OpaquePointer?>, in context: ScriptContext, of realm: Realm,
        _ exception: UnsafeMutablePointer<OpaquePointer?>?
    ) -> OpaquePointer {
        let operation = HostOperation.all[Int(JSValueToNumber(context.reference, arguments[0], nil))]
        let call = OperationCall(
            operation: operation.name, services: realm.services, context: context,
            arguments: UnsafeBufferPointer(rebasing: arguments.dropFirst()))
        do {
            return value(try operation.body(call), in: context, exception)
        } catch {
            exception?.pointee = realm.makeError(error)
            return context.undefined
        }
    }

    private static func value(
        _ value: OperationValue, in context: ScriptContext, _ exception: UnsafeMutablePointer<OpaquePointer?>?
    ) -> OpaquePointer {
        switch value {
        case .plain(let value):
            if let value = context.value(value) { return value }
            exception?.pointee = context.string("There is no memory for the answer")
            return context.undefined
        case .completion(.returned(let value)): return value
        case .completion(.threw(let value)):
            exception?.pointee = value
            return context.undefined
        }
    }
}
