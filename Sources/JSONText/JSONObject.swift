/// The members of a JSON object in the order of their first appearance; a repeated key keeps its place and takes the last value.
package struct JSONObject: Sendable {
    package typealias Member = (key: String, value: JSONValue)

    private var members: [Member] = []
    /// Place of each key; only kept once a linear search would be slower.
    private var places: [String: Int]?
    private static let largestSearched = 12

    package init() {}

    package init(_ members: some Sequence<Member>) {
        for member in members { self[member.key] = member.value }
    }

    package var keys: [String] { members.map(\.key) }

    /// The value of exactly that key; assigning `nil` removes the member.
    package subscript(key: String) -> JSONValue? {
        get { place(of: key).map { members[$0].value } }
        set {
            switch (place(of: key), newValue) {
            case (let place?, let value?): members[place].value = value
            case (let place?, nil): remove(at: place)
            case (nil, let value?): append((key, value))
            case (nil, nil): break
            }
        }
    }

    /// The value of the first key that equals `key` when case is ignored; an exact match goes first.
    package func value(ignoringCase key: String) -> JSONValue? {
        if let value = self[key] { return value }
        let folded = key.lowercased()
        return members.first { $0.key.lowercased() == folded }?.value
    }

    private func place(of key: String) -> Int? {
        if let places { return places[key] }
        return members.firstIndex { $0.key == key }
    }

    private mutating func append(_ member: Member) {
        members.append(member)
        if places != nil {
            places?[member.key] = members.count - 1
        } else if members.count > Self.largestSearched {
            indexPlaces()
        }
    }

    private mutating func remove(at place: Int) {
        members.remove(at: place)
        if places != nil { indexPlaces() }
    }

    private mutating func indexPlaces() {
        places = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1.key, $0) })
    }
}

extension JSONObject: RandomAccessCollection {
    package var startIndex: Int { 0 }
    package var endIndex: Int { members.count }
    package subscript(position: Int) -> Member { members[position] }
}

extension JSONObject: Hashable {
    package static func == (one: JSONObject, other: JSONObject) -> Bool {
        one.count == other.count && one.members.allSatisfy { other[$0.key] == $0.value }
    }

    package func hash(into hasher: inout Hasher) {
        var sum = 0
        for member in members {
            var each = Hasher()
            each.combine(member.key)
            each.combine(member.value)
            sum &+= each.finalize()
        }
        hasher.combine(sum)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(elements.map { (key: $0.0, value: $0.1) })
    }
}
