import DurableEngine
import Testing

@Suite(.timeLimit(.minutes(1))) struct DoorbellTests {
    @Test func aRingBeforeTheWaitIsRemembered() async {
        let doorbell = Doorbell()
        doorbell.ring()
        await doorbell.wait()
    }

    @Test func manyRingsBeforeTheWaitAreOne() async throws {
        let doorbell = Doorbell()
        for _ in 0..<3 { doorbell.ring() }
        await doorbell.wait()
        let returned = Tally()
        await withTaskGroup { group in
            group.addTask {
                await doorbell.wait()
                returned.add()
            }
            for _ in 0..<100 { await Task.yield() }
            #expect(returned.count == 0)
            doorbell.ring()
        }
        #expect(returned.count == 1)
    }

    @Test func theWaitEndsWhenItsTaskIsCancelled() async {
        let doorbell = Doorbell()
        let waiting = Task { await doorbell.wait() }
        waiting.cancel()
        await waiting.value
    }

    @Test func noRingIsLostBetweenTwoThreads() async {
        let doorbell = Doorbell()
        let rings = Tally()
        await withTaskGroup { group in
            group.addTask {
                while rings.count < 1_000 { await doorbell.wait() }
            }
            group.addTask {
                for _ in 0..<1_000 {
                    rings.add()
                    doorbell.ring()
                    await Task.yield()
                }
            }
        }
    }
}
