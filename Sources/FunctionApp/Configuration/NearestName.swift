/// Finds the name that somebody probably meant.
enum NearestName {
    /// The one of `names` that takes the fewest edits to be made of `name`, without regard to case; `nil` when more than a third
    /// of it would have to change.
    static func of(_ name: String, in names: some Sequence<String>) -> String? {
        let name = Array(name.lowercased())
        let distances = names.sorted().map { (name: $0, distance: distance(name, Array($0.lowercased()))) }
        guard let nearest = distances.min(by: { $0.distance < $1.distance }) else { return nil }
        return nearest.distance * 3 <= max(name.count, 3) ? nearest.name : nil
    }

    /// How many characters have to be put in, left out or replaced.
    private static func distance(_ first: [Character], _ second: [Character]) -> Int {
        var row = Array(0...second.count)
        for (index, character) in first.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in second.indices {
                let replaced = diagonal + (character == second[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
            }
        }
        return row[second.count]
    }
}
