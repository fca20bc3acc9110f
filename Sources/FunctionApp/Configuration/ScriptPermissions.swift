import JSONText

/// `perdure.allow` of host.json: what scripts may do.
package struct ScriptPermissions: Hashable, Sendable {
    /// `only` has what is allowed, as it stands in the file: hosts, paths or programs.
    package enum Permission: Hashable, Sendable {
        case all
        case none
        case only([String])
    }

    package var network = Permission.all
    package var read = Permission.all
    package var write = Permission.all
    package var processes = Permission.all

    package init() {}

    mutating func read(from reader: inout HostSettingReader) {
        network = reader.permission("perdure.allow.network") ?? network
        read = reader.permission("perdure.allow.read") ?? read
        write = reader.permission("perdure.allow.write") ?? write
        processes = reader.permission("perdure.allow.processes") ?? processes
    }
}

extension HostSettingReader {
    /// true, false or an array; the variables `…__0`, `…__1` are an array of their own instead.
    fileprivate mutating func permission(_ path: String) -> ScriptPermissions.Permission? {
        var elements: [String] = []
        while let next = convert(["\(path).\(elements.count)"], "a string that is not empty", { Self.element($0) }) {
            elements.append(next)
        }
        if !elements.isEmpty { return .only(elements) }
        return convert([path], "true, false or an array of strings that are not empty") { value in
            switch value.stringValue?.trimmed.lowercased() ?? value.boolValue.map({ "\($0)" }) {
            case "true": return .all
            case "false": return ScriptPermissions.Permission.none
            default: break
            }
            guard let array = value.arrayValue else { return nil }
            let elements = array.compactMap(Self.element)
            guard elements.count == array.count else { return nil }
            return elements.isEmpty ? ScriptPermissions.Permission.none : .only(elements)
        }
    }

    private static func element(_ value: JSONValue) -> String? {
        value.stringValue.map(\.trimmed).flatMap { $0.isEmpty ? nil : $0 }
    }
}
