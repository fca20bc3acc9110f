/// Which timers are started and which is due next. Knows no clock: times are what the caller says.
struct TimerQueue {
    private struct Entry {
        var id: Int
        var deadline: Double
        /// Place in the order of starting; timers of the same deadline are due in it.
        var number: Int

        static func < (one: Entry, other: Entry) -> Bool {
            (one.deadline, one.number) < (other.deadline, other.number)
        }
    }

    /// A binary heap with the next one at 0. A stopped timer stays until it comes up or until most entries are stopped ones.
    private var heap: [Entry] = []
    private var numbers: [Int: Int] = [:]
    /// The number the next timer gets.
    private(set) var nextNumber = 0

    /// How many entries are kept, stopped ones included.
    var entryCount: Int { heap.count }

    /// Starts a timer, anew if it was started already.
    mutating func start(_ id: Int, at deadline: Double) {
        numbers[id] = nextNumber
        heap.append(Entry(id: id, deadline: deadline, number: nextNumber))
        nextNumber += 1
        siftUp(heap.count - 1)
        if heap.count > 64, heap.count > 2 * numbers.count { dropStopped() }
    }

    mutating func stop(_ id: Int) {
        numbers[id] = nil
    }

    /// When the next timer is due.
    mutating func nextDeadline() -> Double? {
        dropStoppedFirst()
        return heap.first?.deadline
    }

    /// Takes the next timer due at `now`, looking only at timers with a number below `limit`.
    mutating func takeDue(at now: Double, below limit: Int) -> Int? {
        dropStoppedFirst()
        guard let first = heap.first, first.deadline <= now, first.number < limit else { return nil }
        removeFirst()
        numbers[first.id] = nil
        return first.id
    }

    private func isStarted(_ entry: Entry) -> Bool { numbers[entry.id] == entry.number }

    private mutating func dropStoppedFirst() {
        while let first = heap.first, !isStarted(first) { removeFirst() }
    }

    private mutating func dropStopped() {
        heap = heap.filter(isStarted)
        // A sorted array is a heap.
        heap.sort(by: <)
    }

    private mutating func removeFirst() {
        let last = heap.removeLast()
        guard !heap.isEmpty else { return }
        heap[0] = last
        siftDown()
    }

    private mutating func siftUp(_ start: Int) {
        var child = start
        while child > 0, heap[child] < heap[(child - 1) / 2] {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private mutating func siftDown() {
        var parent = 0
        while true {
            let left = 2 * parent + 1
            guard left < heap.count else { return }
            let right = left + 1
            let least = right < heap.count && heap[right] < heap[left] ? right : left
            guard heap[least] < heap[parent] else { return }
            heap.swapAt(least, parent)
            parent = least
        }
    }
}
