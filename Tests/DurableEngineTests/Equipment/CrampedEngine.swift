import DurableCore
import Synchronization

/// A script engine that can be short of memory.
final class CrampedEngine: EngineWrapper {
    let base: any ScriptEngine
    private let isCramped: @Sendable () -> Bool

    init(_ base: any ScriptEngine, when isCramped: @escaping @Sendable () -> Bool) {
        self.base = base
        self.isCramped = isCramped
    }

    var isShortOfMemory: Bool { isCramped() }
}
