import DurableCore
import Testing

@testable import FunctionHost

/// What the API says of an instance (host.md 1.5).
struct StatusObjectTests {
    private static let failure = FailureDetails(errorType: "TypeError", message: "say \"why\"")

    private static func row(_ status: RuntimeStatus) -> InstanceRow {
        InstanceRow(
            id: "i\"1", execution: "e", name: "N", status: status,
            createdAt: Timestamp(microseconds: 1_709_097_529_999_999),
            lastUpdatedAt: Timestamp(microseconds: 1_709_097_534_000_001))
    }

    private static func text(_ row: InstanceRow, showsInput: Bool = true) -> String {
        StatusObject(row: row, showsInput: showsInput).json
    }

    private static func expected(
        _ status: String, input: String = "null", custom: String = "null", output: String = "null"
    ) -> String {
        """
        {"name":"N","instanceId":"i\\"1","runtimeStatus":"\(status)","input":\(input),"customStatus":\(custom),\
        "output":\(output),"createdTime":"2024-02-28T05:18:49Z","lastUpdatedTime":"2024-02-28T05:18:54Z"}
        """
    }

    @Test(arguments: RuntimeStatus.allCases)
    func everyStatusHasItsNameAndMissingValuesAreNull(_ status: RuntimeStatus) {
        #expect(Self.text(Self.row(status)) == Self.expected(status.rawValue))
    }

    @Test func valuesAreJSONVerbatim() {
        var row = Self.row(.completed)
        row.input = #"{ "n": 1.0 }"#
        row.customStatus = "0"
        row.output = #""""#
        #expect(Self.text(row) == Self.expected("Completed", input: #"{ "n": 1.0 }"#, custom: "0", output: #""""#))
        #expect(Self.text(row, showsInput: false) == Self.expected("Completed", custom: "0", output: #""""#))
    }

    @Test func aTerminatedInstanceShowsTheReason() {
        var row = Self.row(.terminated)
        row.reason = "no \"more\""
        #expect(Self.text(row) == Self.expected("Terminated", output: #""no \"more\"""#))
        row.reason = ""
        #expect(Self.text(row) == Self.expected("Terminated", output: #""""#))
    }

    @Test func aFailedInstanceShowsTheTextOfTheFailure() {
        var row = Self.row(.failed)
        row.failure = Self.failure
        #expect(
            Self.text(row) == Self.expected("Failed", output: #""Orchestrator function 'N' failed: say \"why\"""#))
    }

    @Test func theHistoryStandsLastWhenItIsWanted() {
        var object = StatusObject(row: Self.row(.running))
        object.history = HistoryFormat(events: [])
        #expect(object.json == Self.expected("Running").dropLast() + #","historyEvents":[]}"#)
    }

    private static let reasons: [(FailureDetails, String)] = [
        (FailureDetails(errorType: "Error", message: "boom", error: #"{"name":"Error","message":"boom"}"#), " Error: boom"),
        (FailureDetails(errorType: "Error", message: "", error: #"{"name":"Oops","message":""}"#), " Oops"),
        (FailureDetails(errorType: "string", message: "text", error: #""text""#), " text"),
        (FailureDetails(errorType: "FunctionNotFound", message: "No function 'A'"), "No function 'A'"),
    ]

    @Test(arguments: reasons)
    func aFailedActivityIsToldInTheWordsOfTheOriginal(_ failure: FailureDetails, _ text: String) {
        #expect(failure.activityReason("A") == "Activity function 'A' failed: \(text)")
    }
}
