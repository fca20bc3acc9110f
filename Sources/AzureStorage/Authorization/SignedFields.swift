/// The fields of a shared access signature, and the texts that are signed.
struct SignedFields {
    private let values: [String: String]

    init(_ parameters: [QueryParameter]) {
        values = Dictionary(parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    subscript(_ name: String) -> String { values[name] ?? "" }

    /// Whether a version's texts have the encryption scope in them.
    private var hasScope: Bool { self["sv"] >= "2020-12-06" }

    func blobText(resource: String) -> String {
        var lines = [
            self["sp"], self["st"], self["se"], resource, self["si"], self["sip"], self["spr"], self["sv"], self["sr"],
            self["snapshot"],
        ]
        if hasScope { lines.append(self["ses"]) }
        lines += [self["rscc"], self["rscd"], self["rsce"], self["rscl"], self["rsct"]]
        return lines.joined(separator: "\n")
    }

    func queueText(resource: String) -> String {
        [self["sp"], self["st"], self["se"], resource, self["si"], self["sip"], self["spr"], self["sv"]]
            .joined(separator: "\n")
    }

    func accountText(account: String) -> String {
        var lines = [
            account, self["sp"], self["ss"], self["srt"], self["st"], self["se"], self["sip"], self["spr"], self["sv"],
        ]
        if hasScope { lines.append(self["ses"]) }
        return lines.joined(separator: "\n") + "\n"
    }
}
