import Glibc
import Testing

@testable import JSHost

struct JavaScriptEngineTests {
    /// The collector of an idle VM goes through this run loop, and took the process down when there was none.
    @Test func thereIsAMainRunLoopBeforeThereIsAVM() async throws {
        try await JavaScriptEngine.prepare()
        let symbol = try #require(dlsym(nil, "_ZN3WTF7RunLoop13mainSingletonEv"))
        let mainRunLoop = unsafeBitCast(symbol, to: (@convention(c) () -> UnsafeRawPointer?).self)
        #expect(mainRunLoop() != nil)
    }
}
