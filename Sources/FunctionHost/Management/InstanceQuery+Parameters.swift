import DurableCore

extension InstanceQuery {
    /// Reads the filters of a list or a purge (host.md 1.3): `instanceIdPrefix`, `createdTimeFrom`, `createdTimeTo`,
    /// `runtimeStatus`, `name`, `namePrefix`, `tag`.
    ///
    /// - Throws: `InvalidParameter` for a value that cannot be used, and for more than one tag.
    init(_ parameters: RequestParameters) throws(InvalidParameter) {
        self.init(
            statuses: try parameters.statuses("runtimeStatus"), idPrefix: parameters.text("instanceIdPrefix"),
            name: parameters.text("name"), namePrefix: parameters.text("namePrefix"),
            createdFrom: try parameters.time("createdTimeFrom"), createdTo: try parameters.time("createdTimeTo"))
        let tags = try parameters.tags("tag")
        guard tags.count < 2 else {
            let value = parameters.all("tag").joined(separator: "', '")
            throw InvalidParameter(name: "tag", value: value, expected: "given once")
        }
        tag = tags.first.map { Tag(name: $0.key, value: $0.value) }
    }
}
