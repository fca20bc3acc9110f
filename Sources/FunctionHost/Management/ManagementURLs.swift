import DurableCore
import JSONText

/// The addresses under which a host can be asked about an instance (host.md 1.7).
struct ManagementURLs: Sendable {
    /// Both bases lead to the same routes; the first is the one handed out.
    static let basePaths = ["/runtime/webhooks/durabletask", "/admin/extensions/DurableTaskExtension"]

    /// Such as `http://localhost:7071`.
    let origin: String
    let taskHub: String
    let connection: String
    var keys = URLKeys.none

    var base: String { origin + Self.basePaths[0] }

    /// The parameters every address carries; with its key, where one is needed.
    func query(key: String?) -> String {
        let query = "taskHub=\(Self.encoded(taskHub))&connection=\(Self.encoded(connection))"
        return key.map { "\(query)&code=\(Self.encoded($0))" } ?? query
    }

    private func query(of id: InstanceID) -> String { query(key: keys.key(for: .instance(id))) }

    func instance(_ id: String) -> String { "\(base)/instances/\(id)" }

    func status(of id: InstanceID) -> String { "\(instance(Self.encoded(id.text)))?\(query(of: id))" }

    /// The addresses by name, in the original's order. `id` and `query` go into them as they are.
    func addresses(of id: String, query: String, withRewind: Bool) -> [(name: String, url: String)] {
        let instance = instance(id)
        var addresses = [
            ("statusQueryGetUri", "\(instance)?\(query)"),
            ("sendEventPostUri", "\(instance)/raiseEvent/{eventName}?\(query)"),
            ("terminatePostUri", "\(instance)/terminate?reason={text}&\(query)"),
            ("rewindPostUri", "\(instance)/rewind?reason={text}&\(query)"),
            ("purgeHistoryDeleteUri", "\(instance)?\(query)"),
            ("restartPostUri", "\(instance)/restart?\(query)"),
            ("suspendPostUri", "\(instance)/suspend?reason={text}&\(query)"),
            ("resumePostUri", "\(instance)/resume?reason={text}&\(query)"),
        ]
        if !withRewind { addresses.removeAll { $0.0 == "rewindPostUri" } }
        return addresses.map { (name: $0.0, url: $0.1) }
    }

    /// The check-status payload of an instance, as JSON text.
    func payload(of id: InstanceID) -> String {
        var writer = JSONObjectWriter()
        writer.add("id", id.text)
        for (name, url) in addresses(of: Self.encoded(id.text), query: query(of: id), withRewind: false) {
            writer.add(name, url)
        }
        return writer.text
    }

    /// Percent-encodes all but the unreserved characters.
    static func encoded(_ text: String) -> String {
        var encoded: [UInt8] = []
        for byte in text.utf8 {
            if isUnreserved(byte) {
                encoded.append(byte)
            } else {
                encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0x0F)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    private static let digits = Array("0123456789ABCDEF".utf8)

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
