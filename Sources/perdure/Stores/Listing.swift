import ArgumentParser
import DurableCore
import JSONText

/// How a listing is written.
enum ListingFormat: String, ExpressibleByArgument, CaseIterable {
    case table
    case json
}

struct FormatArgument: ParsableArguments {
    @Option(help: "How to write it: table or json.")
    var output = ListingFormat.table
}

/// Rows of named values, as a table for people or as JSON for programs.
struct Listing {
    /// A value, and what a table shows of it.
    struct Cell {
        let json: String
        let text: String

        init(_ text: String) {
            json = jsonString(text)
            self.text = text
        }

        init(_ number: Int64) {
            json = "\(number)"
            text = json
        }

        /// nil for a time that is not known.
        init(_ time: Timestamp?) {
            json = time.map { jsonString($0.iso8601(fractionDigits: 3)) } ?? "null"
            text = time?.iso8601(fractionDigits: 3) ?? "-"
        }

        /// A string as its characters where that can be told from other values.
        init(_ value: Payload) {
            json = value.json
            let string = (try? JSONParser.parse(value.json))?.stringValue
            let isPlain = string.map { !$0.isEmpty && (try? JSONParser.parse($0)) == nil && !$0.contains { $0.isNewline } }
            text = isPlain == true ? string ?? json : json
        }
    }

    /// In a table the last column is cut to this many characters.
    private static let width = 100

    let columns: [String]
    private(set) var rows: [[Cell]] = []

    init(_ columns: String...) { self.columns = columns }

    mutating func add(_ cells: Cell...) { rows.append(cells) }

    func text(_ format: ListingFormat) -> String {
        switch format {
        case .json: "[" + rows.map { "\n  " + object($0) }.joined(separator: ",") + (rows.isEmpty ? "]" : "\n]")
        case .table: ([columns.map { $0.uppercased() }] + rows.map { $0.map(\.text) }).map(line).joined(separator: "\n")
        }
    }

    /// Its rows, one a line and without the names of the columns, as something that goes on is written.
    func lines(_ format: ListingFormat) -> [String] {
        rows.map { row in format == .json ? object(row) : row.map(\.text).joined(separator: "  ") }
    }

    private func object(_ row: [Cell]) -> String {
        "{" + zip(columns, row).map { "\(jsonString($0)):\($1.json)" }.joined(separator: ",") + "}"
    }

    private func line(_ row: [String]) -> String {
        let padded = row.enumerated().map { index, text in
            if index == row.count - 1 { return text.count > Self.width ? text.prefix(Self.width - 1) + "…" : text }
            let width = rows.map { $0[index].text.count }.max().map { max($0, columns[index].count) } ?? text.count
            return text + String(repeating: " ", count: max(0, width - text.count))
        }
        return padded.joined(separator: "  ")
    }
}
