import DurableCore
import Logging

/// What stands behind `code=` in the URLs that a host hands out (host.md 1.7): nothing on a host that is open.
struct URLKeys: Sendable {
    private enum Kind: Sendable {
        case none, system
        case scoped(URLKeyLifetime)
    }

    private let kind: Kind
    private let store: KeyStore?
    private let taskHub: String
    private let logger: Logger?

    /// URLs without a key.
    static let none = URLKeys(kind: .none, store: nil, taskHub: "", logger: nil)

    private init(kind: Kind, store: KeyStore?, taskHub: String, logger: Logger?) {
        self.kind = kind
        self.store = store
        self.taskHub = taskHub
        self.logger = logger
    }

    /// - Parameter lifetime: of the keys of single URLs; nil: every URL has the key of the whole management API, as in the original.
    init(_ store: KeyStore, taskHub: String, lifetime: URLKeyLifetime?, logger: Logger) {
        self.init(kind: lifetime.map { .scoped($0) } ?? .system, store: store, taskHub: taskHub, logger: logger)
    }

    /// Whether the key of a URL depends on its instance.
    var areScoped: Bool {
        if case .scoped = kind { true } else { false }
    }

    /// The key for a URL; nil when none is needed, or when there are no keys, which is logged.
    func key(for purpose: URLKey) -> String? {
        guard let store else { return nil }
        do {
            let keys = try store.hostKeys()
            return switch kind {
            case .none: nil
            case .system: keys.systemKeys[named: HostKeys.durableTask]
            case .scoped(let lifetime): purpose.text(of: taskHub, until: lifetime.end, signedWith: keys.urlSecret)
            }
        } catch {
            logger?.error("A URL was handed out without a key: \(error)")
            return nil
        }
    }
}
