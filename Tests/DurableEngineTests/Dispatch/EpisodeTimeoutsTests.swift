import DurableCore
import Testing

@testable import DurableEngine

struct EpisodeTimeoutsTests {
    @Test func anInstanceFailsWhenItsRetriesAreUsedUp() {
        var timeouts = EpisodeTimeouts(retries: 2)
        let note = { timeouts.note("a", named: "Spins", reason: "Too long.") }
        #expect(note() == nil)
        #expect(note() == nil)
        #expect(
            note()
                == FailureDetails(
                    errorType: "FunctionTimeoutException",
                    message: "Too long. The orchestrator function 'Spins' was run 3 times, and 'maxEpisodeRetries' of host.json "
                        + "allows 2 retries."))
        #expect(note() == nil)
    }

    @Test func instancesAreCountedApartAndInARow() {
        var timeouts = EpisodeTimeouts(retries: 1)
        let orchestrator = { timeouts.note("a", named: "A", reason: "") }
        let entity = { timeouts.note("@b@1", named: "b", reason: "") }
        #expect(orchestrator() == nil)
        #expect(entity() == nil)
        timeouts.clear("a")
        #expect(orchestrator() == nil)
        #expect(entity()?.message.contains("The entity function 'b'") == true)
    }

    @Test func withoutRetriesTheFirstTimeoutIsTheEnd() {
        var timeouts = EpisodeTimeouts(retries: 0)
        let failure = timeouts.note("a", named: "A", reason: "")
        #expect(failure != nil)
    }
}
