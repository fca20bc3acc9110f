import JSONText

/// A child process as scripts ask for it.
struct ChildDescription {
    enum Channel: Equatable {
        case ignored
        /// A pipe to us.
        case pipe
        /// A descriptor of the scripts.
        case descriptor(Int)
    }

    let file: String
    let arguments: [String]
    /// `NAME=value`.
    let environment: [String]
    let folder: String?
    /// What become its descriptors 0, 1, 2, …
    let channels: [Channel]
    let user: Int?
    let group: Int?
    let isDetached: Bool

    /// Of JSON: `{file, args, env, cwd?, stdio: ["pipe", "ignore" or a descriptor...], uid?, gid?, detached}`.
    init(_ text: String) throws(OperationError) {
        guard let json = try? JSONParser.parse(text), let file = json["file"]?.stringValue,
            let channels = json["stdio"]?.arrayValue
        else { throw .invalidArgument("description", of: "startChild", must: "be that of a child process") }
        self.file = file
        arguments = Self.strings(json["args"])
        environment = Self.strings(json["env"])
        folder = json["cwd"]?.stringValue
        self.channels = channels.map { channel in
            if let descriptor = channel.intValue { return .descriptor(descriptor) }
            return channel == "pipe" ? .pipe : .ignored
        }
        user = json["uid"]?.intValue
        group = json["gid"]?.intValue
        isDetached = json["detached"]?.boolValue ?? false
    }

    private static func strings(_ json: JSONValue?) -> [String] { json?.arrayValue?.compactMap(\.stringValue) ?? [] }
}
