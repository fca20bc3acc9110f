/// The parameters of a list, and the page of it that they ask for.
struct ListPaging: Sendable {
    let prefix: String
    /// The name that the page begins with.
    let marker: String?
    let limit: Int

    /// - Throws: `StorageProblem` for a `maxresults` that is no number from 1.
    init(_ request: StorageRequest) throws(StorageProblem) {
        prefix = request.parameter("prefix") ?? ""
        marker = request.parameter("marker").flatMap { $0.isEmpty ? nil : $0 }
        guard let text = request.parameter("maxresults") else {
            limit = 5_000
            return
        }
        guard let number = Int(text), number > 0 else { throw .invalid("maxresults", text) }
        limit = min(number, 5_000)
    }

    /// Of items in the order of their names' bytes.
    func page<Item>(of items: [Item], by name: (Item) -> String) -> (items: [Item], next: String?) {
        let rest = items.filter { item in
            let name = name(item)
            return name.hasPrefix(prefix) && (marker.map { !name.utf8.lexicographicallyPrecedes($0.utf8) } ?? true)
        }
        return (Array(rest.prefix(limit)), rest.count > limit ? name(rest[limit]) : nil)
    }

    /// What was asked for, as lists repeat it.
    var elements: [XMLElement] {
        [
            XMLElement("Prefix", prefix), XMLElement("Marker", marker ?? ""), XMLElement("MaxResults", "\(limit)"),
        ]
    }
}
