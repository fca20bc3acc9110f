import DurableCore
import Glibc
import JSONText

/// What a host says of itself (host.md 1.12).
struct HostStatus: Sendable {
    let version: String
    /// Random, of this process.
    private let instanceID = System.randomID()
    private let started = ContinuousClock.now

    private let unwritable: @Sendable () -> StorageUnwritable?

    /// - Parameter unwritable: why the task hub takes no changes at present; nil when it takes them.
    init(version: String, unwritable: @escaping @Sendable () -> StorageUnwritable?) {
        self.version = version
        self.unwritable = unwritable
    }

    var json: String {
        var writer = JSONObjectWriter()
        writer.add("id", Self.computerName)
        writer.add("state", "Running")
        writer.add("version", version)
        writer.add("versionDetails", version)
        writer.add("platformVersion", "")
        writer.add("instanceId", instanceID)
        writer.add("computerName", Self.computerName)
        writer.add("processUptime", json: String((ContinuousClock.now - started).microseconds / 1_000))
        if let problem = unwritable() { writer.add("errors", json: "[\(jsonString("\(problem)"))]") }
        writer.add("functionAppContentEditingState", "NotAllowed")
        return writer.text
    }

    private static var computerName: String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "localhost" }
        return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
