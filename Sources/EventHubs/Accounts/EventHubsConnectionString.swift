/// Where a namespace of event hubs is and what opens it, read from a connection string. Its text never shows the key.
package struct EventHubsConnectionString: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// Such as `acme.servicebus.windows.net`.
    package let host: String
    /// The event hub that the string is for; nil when it is for all of the namespace.
    package let entityPath: String?
    /// Whether the host is the emulator of this machine, which has no TLS.
    package let isEmulator: Bool
    private let text: String

    /// Reads `Endpoint=sb://…/;SharedAccessKeyName=…;SharedAccessKey=…;EntityPath=…`; names are compared without case.
    ///
    /// - Throws: `EventHubsConnectionStringError`, which never holds a value of the text.
    package init(_ text: String) throws(EventHubsConnectionStringError) {
        var values: [String: String] = [:]
        for (index, part) in text.split(separator: ";").enumerated() {
            let part = part.drop(while: \.isWhitespace)
            if part.isEmpty { continue }
            guard let equals = part.firstIndex(of: "="), equals > part.startIndex else { throw .malformed(part: index + 1) }
            values[part[..<equals].lowercased()] = String(part[part.index(after: equals)...])
        }
        values = values.filter { !$0.value.isEmpty }
        guard let endpoint = values["endpoint"] else { throw .missing("Endpoint") }
        guard let found = endpoint.wholeMatch(of: /(?i)sb:\/\/([a-z0-9.-]+)(:\d+)?\/?/) else {
            throw .invalid("Endpoint", "is not of the form sb://NAMESPACE/")
        }
        guard values["sharedaccesssignature"] == nil else {
            throw .invalid("SharedAccessSignature", "is not taken: event hubs are reached with a key")
        }
        for field in ["SharedAccessKeyName", "SharedAccessKey"] where values[field.lowercased()] == nil { throw .missing(field) }
        host = found.output.1.lowercased()
        entityPath = values["entitypath"]
        isEmulator = values["usedevelopmentemulator"]?.lowercased() == "true"
        self.text = text
    }

    package var description: String { "the event hubs of \(host)" }
    package var customMirror: Mirror { Mirror(self, children: ["host": host]) }

    /// How librdkafka reaches the namespace by its Kafka endpoint.
    package var kafkaSettings: [String: String] {
        [
            "bootstrap.servers": isEmulator ? "\(host):9092" : "\(host):9093",
            "security.protocol": isEmulator ? "SASL_PLAINTEXT" : "SASL_SSL",
            "sasl.mechanism": "PLAIN",
            "sasl.username": "$ConnectionString",
            "sasl.password": text,
            // The service closes connections that are idle for some minutes.
            "socket.keepalive.enable": "true",
            "metadata.max.age.ms": "180000",
        ]
    }
}
