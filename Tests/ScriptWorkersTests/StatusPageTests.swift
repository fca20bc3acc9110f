import Glibc
import Testing

@testable import ScriptWorkers

struct StatusPageTests {
    /// Two views of one memory, as host and worker have them.
    private static func pages() throws -> (host: StatusPage, worker: StatusPage) {
        let memory = try StatusPage.makeMemory()
        defer { close(memory) }
        return (try StatusPage(descriptor: memory), try StatusPage(descriptor: memory))
    }

    @Test func theHostSeesWhatTheWorkerDoes() throws {
        let (host, worker) = try Self.pages()
        #expect(host.current == nil)
        #expect(!host.isInside)
        worker.countEntry()
        #expect(worker.begin(1))
        #expect(worker.begin(2))
        worker.note(stack: "here")
        worker.note(thread: 17)
        worker.note(.exited, 3)
        #expect(host.isInside)
        #expect(host.begun == 2)
        #expect(host.current == 2)
        #expect(host.stack == "here")
        #expect(host.thread == 17)
        #expect(host.cause == .exited)
        #expect(host.detail == 3)
        worker.endCalls()
        worker.countEntry()
        #expect(host.current == nil)
        #expect(!host.isInside)
        #expect(host.begun == 2)
    }

    @Test func whatIsClosedBeginsWithNothingUntilItIsReopened() throws {
        let (host, worker) = try Self.pages()
        #expect(worker.begin(1))
        #expect(host.close() == 1)
        #expect(host.close() == 1)
        #expect(!worker.begin(2))
        #expect(host.begun == 1)
        host.reopen()
        #expect(worker.begin(3))
        #expect(host.begun == 3)
    }

    /// Whoever is told that a call was not begun with makes it elsewhere: it must never be begun with after that.
    @Test func aCallIsEitherBegunWithOrGivenBack() async throws {
        for _ in 0..<200 {
            let (host, worker) = try Self.pages()
            let work = Task { @concurrent in (1...200).prefix { worker.begin($0) }.last ?? 0 }
            let begun = await Task { @concurrent in host.close() }.value
            #expect(await work.value == begun || begun == 200)
        }
    }

    @Test func aLongStackIsCut() throws {
        let (host, worker) = try Self.pages()
        worker.note(stack: String(repeating: "frame\n", count: 10_000))
        #expect(host.stack?.hasPrefix("frame\nframe") == true)
    }
}
