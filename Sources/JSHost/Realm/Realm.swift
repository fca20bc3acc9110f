import CJavaScriptCore
import JSONText

/// One JavaScript VM with one context and the entry points of our runtime in it. Used on one thread only.
final class Realm {
    let context: ScriptContext
    let services: OperationServices
    private let group: OpaquePointer
    private let watchdog: Watchdog
    /// Values the collector must keep; released in `close()`.
    private var kept: [OpaquePointer] = []
    private var prelude: Prelude?
    private var entryPoints: EntryPoints?

    private struct Prelude {
        let ops, makeError, describe, drained, rejectionHandler: OpaquePointer
    }

    private struct EntryPoints {
        let receive, fireTimer, resourceEvent: OpaquePointer
    }

    /// Evaluates bootstrap.js in a new context. Throws `.startFailed`.
    ///
    /// - Parameter look: called every now and then while scripts do not return.
    init(
        _ services: OperationServices, _ watchdog: Watchdog, look: @escaping (ScriptContext) -> Void
    ) throws(JSHostError) {
        self.services = services
        guard let group = JSContextGroupCreate(), let reference = JSGlobalContextCreateInGroup(group, nil) else {
            throw .startFailed("JavaScriptCore made no context")
        }
        self.group = group
        context = ScriptContext(reference: reference)
        self.watchdog = watchdog
        watchdog.watch(group, look)
        do {
            let prelude = try loadPrelude()
            self.prelude = prelude
            entryPoints = try loadEntryPoints(prelude)
        } catch {
            close()
            throw error
        }
    }

    /// Releases the VM; nothing may be called after that.
    func close() {
        for value in kept { JSValueUnprotect(context.reference, value) }
        kept = []
        prelude = nil
        entryPoints = nil
        JSGlobalContextRelease(context.reference)
        JSContextGroupRelease(group)
    }

    /// Hands a frame to the scripts. Throws what they threw.
    func receive(_ frame: [UInt8]) throws(ScriptException) {
        guard let entryPoints else { return }
        _ = try finished(context.call(entryPoints.receive, context.string(frame)))
    }

    func fireTimer(_ id: Int) throws(ScriptException) {
        guard let entryPoints else { return }
        _ = try finished(context.call(entryPoints.fireTimer, context.number(Double(id))))
    }

    /// Tells the scripts what happened to something they hold.
    func deliver(_ event: ResourceEvent) throws(ScriptException) {
        guard let entryPoints else { return }
        let values = [.number(Double(event.resource)), .string(event.name)] + event.values
        _ = try finished(context.call(entryPoints.resourceEvent, values))
    }

    /// A new error with the stack of the script that runs.
    func makeError(_ error: OperationError) -> OpaquePointer {
        let properties = JSONValue.object(error.properties).text()
        let completion = context.call(
            prelude?.makeError ?? context.undefined, context.string(error.name), context.string(error.message),
            context.string(properties))
        switch completion {
        case .returned(let value), .threw(let value): return value
        }
    }

    func heapStatistics() -> HeapStatistics {
        guard let statistics = JSGetMemoryUsageStatistics(context.reference) else { return HeapStatistics() }
        func number(_ name: String) -> Int {
            context.property(name, of: statistics).flatMap { Int(exactly: JSValueToNumber(context.reference, $0, nil)) } ?? 0
        }
        return HeapStatistics(
            heapSize: number("heapSize"), objectCount: number("objectCount"), protectedObjectCount: number("protectedObjectCount")
        )
    }

    func collectGarbage() {
        JSSynchronousGarbageCollectForDebugging(context.reference)
    }

    private func loadPrelude() throws(JSHostError) -> Prelude {
        let make = try started(context.evaluate(HostPrelude.source, url: HostPrelude.url), "the host's prelude")
        let dispatch = OperationDispatch.makeFunction(in: context, for: self)
        let names = context.string(HostOperation.all.map(\.name).joined(separator: ","))
        let object = try started(context.call(make, dispatch, names, context.undefined), "the host's prelude")
        return Prelude(
            ops: try keep("ops", of: object), makeError: try keep("makeError", of: object),
            describe: try keep("describe", of: object), drained: try keep("drained", of: object),
            rejectionHandler: try keep("rejectionHandler", of: object))
    }

    private func loadEntryPoints(_ prelude: Prelude) throws(JSHostError) -> EntryPoints {
        self.prelude = prelude
        let file = "bootstrap.js"
        guard let source = services.configuration.sources.text(of: file) else {
            throw .startFailed(
                "there is no runtime file named '\(file)' in \(services.configuration.sources.directory ?? "the executable")")
        }
        let bootstrap = try started(context.evaluate(source, url: "perdure:\(file)"), file)
        guard JSObjectIsFunction(context.reference, bootstrap) else { throw .startFailed("\(file) is not a function") }
        let object = try started(context.call(bootstrap, prelude.ops), file)
        let handler = try started(context.call(prelude.rejectionHandler, object), file)
        JSGlobalContextSetUnhandledRejectionCallback(context.reference, handler, nil)
        return EntryPoints(
            receive: try keepDrained("receive", of: object), fireTimer: try keepDrained("fireTimer", of: object),
            resourceEvent: try keepDrained("resourceEvent", of: object))
    }

    /// The entry point as one that lets the microtasks run before it returns.
    private func keepDrained(_ name: String, of object: OpaquePointer) throws(JSHostError) -> OpaquePointer {
        let entry = try keep(name, of: object)
        let drain = context.function { context, _, _, _, _, _ in
            if let context { jsc_drain_microtasks(context) }
            return JSValueMakeUndefined(context)
        }
        let drained = try started(
            context.call(prelude?.drained ?? context.undefined, entry, drain, context.undefined), "the host's prelude")
        return keep(drained)
    }

    private func keep(_ name: String, of object: OpaquePointer) throws(JSHostError) -> OpaquePointer {
        guard JSValueIsObject(context.reference, object), let value = context.property(name, of: object),
            JSValueIsObject(context.reference, value)
        else { throw .startFailed("bootstrap.js returned no entry point '\(name)'") }
        return keep(value)
    }

    private func keep(_ value: OpaquePointer) -> OpaquePointer {
        JSValueProtect(context.reference, value)
        kept.append(value)
        return value
    }

    private func started(_ completion: ScriptContext.Completion, _ place: String) throws(JSHostError) -> OpaquePointer {
        do {
            return try finished(completion)
        } catch {
            throw .startFailed("\(place) threw \(error.failure)")
        }
    }

    private func finished(_ completion: ScriptContext.Completion) throws(ScriptException) -> OpaquePointer {
        switch completion {
        case .returned(let value): return value
        case .threw(let value): throw ScriptException(failure: failure(of: value))
        }
    }

    /// The failure text of a thrown value: `{"errorType","message","stackTrace"?}`.
    private func failure(of thrown: OpaquePointer) -> String {
        if let prelude, case .returned(let value) = context.call(prelude.describe, thrown), let text = context.text(value) {
            return text
        }
        return JSONValue.object(["errorType": "Error", "message": .string(context.text(thrown) ?? "?")]).text()
    }
}
