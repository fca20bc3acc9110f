import CLinux
import Glibc
import Synchronization

/// A page of memory that host and worker share: what the worker does, readable also when it does not answer and after it has
/// died.
final class StatusPage: Sendable {
    static let size = 16 << 10
    private static let stackOffset = 4 << 10

    /// Why the worker ended itself.
    enum Cause: Int {
        case none, processorTime, exited
    }

    private struct Fields: ~Copyable {
        /// The last call the scripts began with; negative: they may begin with no other, and it was the number's complement.
        let begun = Atomic(0)
        /// The call whose entry point has not returned; 0: none.
        let current = Atomic(0)
        /// How often the scripts were entered and left; odd while they run.
        let entries = Atomic(0)
        /// 1 while a frame is read.
        let reading = Atomic(0)
        /// How much processor time the running script may take, in milliseconds; 0: any.
        let limit = Atomic(0)
        /// The thread that runs the scripts.
        let thread = Atomic(0)
        let cause = Atomic(0)
        /// Of the cause: an exit code.
        let detail = Atomic(0)
        let stackSize = Atomic(0)
    }

    private nonisolated(unsafe) let memory: UnsafeMutableRawPointer
    private nonisolated(unsafe) let fields: UnsafeMutablePointer<Fields>

    /// - Parameter descriptor: of a file in memory, at least `size` long.
    /// - Throws: `WorkerWireError`.
    init(descriptor: CInt) throws(WorkerWireError) {
        guard let memory = mmap(nil, Self.size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0), memory != MAP_FAILED else {
            throw .system(call: "mmap", code: errno)
        }
        self.memory = memory
        // All zero is what every field begins with.
        fields = memory.bindMemory(to: Fields.self, capacity: 1)
    }

    deinit { munmap(memory, Self.size) }

    /// Makes the memory that both sides map, and returns its descriptor.
    static func makeMemory() throws(WorkerWireError) -> CInt {
        let descriptor = linux_memory_file("perdure-worker")
        guard descriptor >= 0 else { throw .system(call: "memfd_create", code: errno) }
        guard ftruncate(descriptor, off_t(size)) == 0 else {
            let code = errno
            Glibc.close(descriptor)
            throw .system(call: "ftruncate", code: code)
        }
        return descriptor
    }

    // MARK: The worker's side

    /// Begins with a call, unless the host has taken back what was not begun.
    func begin(_ call: Int) -> Bool {
        var last = fields.pointee.begun.load(ordering: .relaxed)
        while last >= 0 {
            let (isDone, seen) = fields.pointee.begun.compareExchange(
                expected: last, desired: call, ordering: .sequentiallyConsistent)
            if isDone {
                fields.pointee.current.store(call, ordering: .releasing)
                return true
            }
            last = seen
        }
        return false
    }

    func endCalls() { fields.pointee.current.store(0, ordering: .releasing) }

    func countEntry() { fields.pointee.entries.wrappingAdd(1, ordering: .releasing) }

    func note(isReading: Bool) { fields.pointee.reading.store(isReading ? 1 : 0, ordering: .releasing) }

    func note(limit: Int) { fields.pointee.limit.store(limit, ordering: .releasing) }

    func note(thread: Int) { fields.pointee.thread.store(thread, ordering: .releasing) }

    func note(_ cause: Cause, _ detail: Int = 0) {
        fields.pointee.detail.store(detail, ordering: .releasing)
        fields.pointee.cause.store(cause.rawValue, ordering: .releasing)
    }

    func note(stack: String) {
        var stack = stack
        let size = stack.withUTF8 { text in
            let size = min(text.count, Self.size - Self.stackOffset)
            if let text = text.baseAddress { memcpy(memory + Self.stackOffset, text, size) }
            return size
        }
        fields.pointee.stackSize.store(size, ordering: .releasing)
    }

    // MARK: The host's side

    /// The last call the scripts have begun with.
    var begun: Int {
        let begun = fields.pointee.begun.load(ordering: .acquiring)
        return begun < 0 ? ~begun : begun
    }

    var current: Int? {
        let current = fields.pointee.current.load(ordering: .acquiring)
        return current == 0 ? nil : current
    }

    var entries: Int { fields.pointee.entries.load(ordering: .acquiring) }
    var isInside: Bool { !entries.isMultiple(of: 2) }
    /// Whether what takes long is a frame, which would take as long elsewhere.
    var isReading: Bool { fields.pointee.reading.load(ordering: .acquiring) != 0 }
    /// Milliseconds of processor time that the running script may take; nil: any.
    var limit: Int? {
        let limit = fields.pointee.limit.load(ordering: .acquiring)
        return limit == 0 ? nil : limit
    }
    var thread: Int { fields.pointee.thread.load(ordering: .acquiring) }
    var cause: Cause { Cause(rawValue: fields.pointee.cause.load(ordering: .acquiring)) ?? .none }
    var detail: Int { fields.pointee.detail.load(ordering: .acquiring) }

    /// Where the scripts were when they were last looked at; nil when they never took long.
    var stack: String? {
        let size = min(max(0, fields.pointee.stackSize.load(ordering: .acquiring)), Self.size - Self.stackOffset)
        if size == 0 { return nil }
        return String(decoding: UnsafeRawBufferPointer(start: memory + Self.stackOffset, count: size), as: UTF8.self)
    }

    /// From now on the scripts begin with no further call. Returns the last they have begun with.
    func close() -> Int {
        var begun = fields.pointee.begun.load(ordering: .relaxed)
        while begun >= 0 {
            let (isDone, seen) = fields.pointee.begun.compareExchange(
                expected: begun, desired: ~begun, ordering: .sequentiallyConsistent)
            if isDone { return begun }
            begun = seen
        }
        return ~begun
    }

    /// The scripts may begin with calls again.
    func reopen() {
        let begun = fields.pointee.begun.load(ordering: .relaxed)
        if begun < 0 { fields.pointee.begun.store(~begun, ordering: .sequentiallyConsistent) }
    }
}
