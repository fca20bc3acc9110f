import JSONText
import Testing

@testable import FunctionApp

/// Filters of tables.
struct TableFilterTests {
    private static let entity: JSONObject = [
        "PartitionKey": "p", "Name": "O'Hara", "Age": 42, "Ratio": 0.5, "Active": true, "Big": "9007199254740993",
        "At": "2024-05-06T07:08:09.500Z",
    ]

    @Test(arguments: [
        "Name eq 'O''Hara'", "Age gt 41", "Age ge 42 and Age le 42.0", "Age lt 43 or Age eq 0", "Age ne 41", "not Age eq 41",
        "not (Age eq 41 or Age eq 40)", "Active eq true", "Active", "not Active eq false", "Ratio eq 0.5", "Ratio gt -1",
        "Big gt 9007199254740000L", "At ge datetime'2024-05-06T07:08:09Z'", "At eq datetime'2024-05-06T07:08:09.5Z'",
        "(PartitionKey eq 'p') and (Name gt 'M')", "Missing ne 1", "Age eq 1 or Age eq 2 and Age eq 3 or Active",
        "PARTITIONKEY eq 'p' or Age EQ 42 AND Active Eq true", "PartitionKey eq guid'p'",
    ])
    func aFilterLetsThrough(_ filter: String) throws {
        #expect(try TableFilter(filter).matches(Self.entity))
    }

    @Test(arguments: [
        "Name eq 'x'", "Age gt 42", "Age lt 42", "Missing eq 1", "Missing gt 0", "Missing", "Name gt 1", "Active eq false",
        "not Active", "Age eq 42 and Age eq 41", "(Active or Age eq 42) and Age eq 1", "At lt datetime'2024-05-06T07:08:09Z'",
    ])
    func aFilterHoldsBack(_ filter: String) throws {
        #expect(try !TableFilter(filter).matches(Self.entity))
    }

    @Test func signsThatJoinWithTheirNeighboursHideNothing() throws {
        let entity: JSONObject = ["A": "\u{0602}", "B": "\u{0301}"]
        #expect(try TableFilter("(A eq '\u{0602}') and (B eq '\u{0301}')").matches(entity))
        #expect(try !TableFilter("not (A eq '\u{0602}')").matches(entity))
    }

    @Test func aLongFilterIsTaken() throws {
        let text = repeatElement("Age eq 1", count: 20_000).joined(separator: " or ")
        #expect(try TableFilter(text + " or Active").matches(Self.entity))
        #expect(try !TableFilter(text).matches(Self.entity))
    }

    @Test(arguments: ["(", "not "])
    func aFilterMustNotBeNestedTooDeep(_ opening: String) {
        let error = #expect(throws: TableFilterError.self) { try TableFilter(String(repeating: opening, count: 100_000)) }
        #expect(error?.reason == "it is nested deeper than 64")
    }

    @Test(arguments: [
        ("", "a property's name is missing"), ("Age eq", "'eq' must stand before a value"), ("Age eq 1 and", "a property's name"),
        ("(Age eq 1", "a parenthesis is not closed"), ("Age eq 'x", "a single quote is not closed"),
        ("Age eq 1 Age eq 2", "there is something after its end"), ("Age eq 1x", "'1x' is no number"),
        ("Age eq X'00'", "values of type 'X' are not supported"), ("'a' eq Age", "a property's name is missing"),
        ("startswith(Name, 'a')", "there is something after its end"),
    ])
    func whatIsNoFilterIsRefused(_ filter: String, _ reason: String) {
        let error = #expect(throws: TableFilterError.self) { try TableFilter(filter) }
        #expect(
            error?.description.hasPrefix("The filter '\(filter)' cannot be used: \(reason)") == true,
            "\(String(describing: error))")
    }
}
