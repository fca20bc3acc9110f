import DurableCore
import Glibc

/// What a host says of itself (host.md 1.12).
struct HostStatus: Sendable {
    let version: String
    /// Random, of this process.
    private let instanceID = System.randomID()
    private let started = ContinuousClock.now

    init(version: String) { self.version = version }

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
        writer.add("functionAppContentEditingState", "NotAllowed")
        return writer.text
    }

    private static var computerName: String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "localhost" }
        return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
