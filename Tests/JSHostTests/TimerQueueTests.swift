import Testing

@testable import JSHost

struct TimerQueueTests {
    private func due(_ queue: inout TimerQueue, at now: Double) -> [Int] {
        let limit = queue.nextNumber
        var ids: [Int] = []
        while let id = queue.takeDue(at: now, below: limit) { ids.append(id) }
        return ids
    }

    @Test func timersAreDueByDeadlineThenInTheOrderOfStarting() {
        var queue = TimerQueue()
        for (id, deadline) in [(1, 30.0), (2, 10), (3, 20), (4, 10), (5, 40)] { queue.start(id, at: deadline) }
        #expect(queue.nextDeadline() == 10)
        #expect(due(&queue, at: 9.9) == [])
        #expect(due(&queue, at: 30) == [2, 4, 3, 1])
        #expect(queue.nextDeadline() == 40)
    }

    @Test func stoppedTimersAreNeverDue() {
        var queue = TimerQueue()
        queue.start(1, at: 1)
        queue.start(2, at: 2)
        queue.stop(1)
        queue.stop(99)
        #expect(queue.nextDeadline() == 2)
        #expect(due(&queue, at: 5) == [2])
        #expect(queue.nextDeadline() == nil)
    }

    @Test func aTimerStartedAnewKeepsOnlyItsNewDeadline() {
        var queue = TimerQueue()
        queue.start(1, at: 1)
        queue.start(1, at: 5)
        #expect(due(&queue, at: 4) == [])
        #expect(due(&queue, at: 5) == [1])
    }

    @Test func manyTimersInAnyOrderComeOutSorted() {
        var queue = TimerQueue()
        var expected: [(deadline: Double, id: Int)] = []
        for id in 0..<1000 {
            let deadline = Double(id * 7919 % 1009)
            queue.start(id, at: deadline)
            if id % 3 == 0 { queue.stop(id) } else { expected.append((deadline, id)) }
        }
        expected.sort { $0 < $1 }
        #expect(due(&queue, at: 2000) == expected.map(\.id))
    }

    @Test func startingAndStoppingForEverDoesNotGrowTheQueue() {
        var queue = TimerQueue()
        queue.start(-1, at: 1)
        for id in 0..<10_000 {
            queue.start(id, at: 1000)
            queue.stop(id)
        }
        #expect(queue.entryCount < 200)
        #expect(due(&queue, at: 1) == [-1])
    }
}
