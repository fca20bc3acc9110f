import Glibc
import Synchronization
import Testing
import ThreadExecutor

private actor Pinned {
    private let executor: ThreadExecutor
    private var count = 0

    init(_ executor: ThreadExecutor) { self.executor = executor }

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    func thread() -> pthread_t { pthread_self() }

    func increment() -> Int {
        count += 1
        return count
    }

    /// Uses some hundred bytes of stack a level.
    func recurse(_ depth: Int) -> Int {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 40) { buffer in
            buffer.initialize(repeating: depth)
            return depth == 0 ? 0 : recurse(depth - 1) + buffer[depth % 40] - depth + 1
        }
    }

    func threadName() -> String {
        guard let file = fopen("/proc/thread-self/comm", "r") else { return "" }
        defer { fclose(file) }
        var name = [CChar](repeating: 0, count: 32)
        guard fgets(&name, 32, file) != nil else { return "" }
        return String(decoding: name.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

struct ThreadExecutorTests {
    @Test func everythingRunsOnOneNamedThreadWithALargeStack() async {
        let executor = ThreadExecutor(name: "a-name-that-is-too-long")
        defer { executor.stop() }
        let pinned = Pinned(executor)
        let first = await pinned.thread()
        for _ in 0..<100 { #expect(await pinned.thread() == first) }
        #expect(await pinned.threadName() == "a-name-that-is-")
        #expect(await pinned.recurse(10_000) == 10_000)
    }

    @Test func manyTasksAtOnceAreSerialised() async {
        let executor = ThreadExecutor(name: "serial")
        defer { executor.stop() }
        let pinned = Pinned(executor)
        let seen = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<2000 { group.addTask { await pinned.increment() } }
            return await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }
        #expect(seen == Set(1...2000))
    }

    @Test func plainWorkEntersThePinnedActorByAssumeIsolated() async {
        let executor = ThreadExecutor(name: "assume")
        defer { executor.stop() }
        let pinned = Pinned(executor)
        let count = await withCheckedContinuation { continuation in
            executor.perform { continuation.resume(returning: pinned.assumeIsolated { $0.increment() }) }
        }
        #expect(count == 1)
        #expect(executor.isIsolatingCurrentContext() == false)
    }

    @Test func plainWorkRunsInTheOrderGiven() async {
        let executor = ThreadExecutor(name: "order")
        defer { executor.stop() }
        let seen = Mutex<[Int]>([])
        await withCheckedContinuation { continuation in
            for number in 0..<500 { executor.perform { seen.withLock { $0.append(number) } } }
            executor.perform { continuation.resume() }
        }
        #expect(seen.withLock { $0 } == Array(0..<500))
    }

    @Test func jobsAfterStopAreStillRun() async {
        let executor = ThreadExecutor(name: "stopped")
        let pinned = Pinned(executor)
        #expect(await pinned.increment() == 1)
        executor.stop()
        for number in 2..<50 { #expect(await pinned.increment() == number) }
    }

    @Test func aJobMayLetGoOfTheActorAndItsExecutor() async {
        for _ in 0..<300 {
            let executor = ThreadExecutor(name: "last")
            executor.stop()
            let pinned = Pinned(executor)
            #expect(await Task { await pinned.increment() }.value == 1)
        }
    }

    @Test func theThreadAndTheExecutorEndAfterStop() async {
        let parker = RecordingParker()
        weak var weakExecutor: ThreadExecutor?
        do {
            let executor = ThreadExecutor(name: "ending", parker: parker)
            weakExecutor = executor
            _ = await Pinned(executor).increment()
            executor.stop()
        }
        await parker.hasEnded()
        // The thread drops its reference right after the parker ended.
        while weakExecutor != nil { await Task.yield() }
        #expect(parker.events.first == "begin")
        #expect(parker.events.last == "end")
        #expect(parker.events.contains("poll"))
    }
}

private final class RecordingParker: Parker {
    private let inner = ConditionParker()
    private let log = Mutex<[String]>([])
    private let ended = AsyncStream.makeStream(of: Void.self)

    var events: [String] { log.withLock { $0 } }

    func begin() { log.withLock { $0.append("begin") } }
    func poll() { log.withLock { $0.append("poll") } }
    func park() { inner.park() }
    func unpark() { inner.unpark() }
    func end() {
        log.withLock { $0.append("end") }
        ended.continuation.finish()
    }

    func hasEnded() async {
        for await _ in ended.stream {}
    }
}
