import DurableCore
import DurableTestKit
import Testing

/// Lets others work until the condition holds.
func until(_ condition: () async throws -> Bool) async throws {
    while try await !condition() {
        try Task.checkCancellation()
        await Task.yield()
    }
}

/// Expects of a history what holds for each, whatever went wrong meanwhile.
func expectSound(_ history: [HistoryEvent], sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(HistoryVerification.violations(in: history) == [], sourceLocation: sourceLocation)
}
