import JSHost
import Testing

@testable import FunctionHost

/// When live orchestrators take more memory than they should.
struct SessionHeapTests {
    @Test func aHeapAboveTheLimitIsToldOnce() async throws {
        let isolate = try await JSIsolate(IsolateConfiguration(name: "heap", log: { _ in }))
        let heap = SessionHeap(of: IsolatePool(isolate), limit: 1)
        #expect(!heap.isFull)
        // The engine knows the size of the heap from its last collection.
        try await isolate.collectGarbage()
        await heap.look()
        #expect(heap.isFull)
        #expect(!heap.isFull)
        await isolate.close()
        await heap.look()
        #expect(!heap.isFull)
    }

    @Test func aHeapBelowTheLimitIsNotFull() async throws {
        let isolate = try await JSIsolate(IsolateConfiguration(name: "heap", log: { _ in }))
        let heap = SessionHeap(
            of: IsolatePool(isolate), limit: 1 << 40)
        await heap.look()
        #expect(!heap.isFull)
        await isolate.close()
    }
}

extension IsolatePool {
    /// A pool of one isolate that is never replaced.
    fileprivate convenience init(_ isolate: JSIsolate) {
        let maker: ReplaceableIsolate.Maker = { () throws(JSHostError) in isolate }
        self.init([ReplaceableIsolate(isolate, next: maker)], reserve: maker)
    }
}
