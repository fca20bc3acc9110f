import Glibc
import JSHost

@testable import ScriptWorkers

extension FuzzTarget {
    /// What a worker process writes to its host: scripts that have taken it over could write anything.
    static let workerWire = FuzzTarget("worker-wire") { bytes in
        let body = SilentBody()
        let isolate = isolate(with: body)
        let call = Task.detached { try? await isolate.call("invoke", "1") }
        body.waitForCall()
        defer {
            waiting {
                await isolate.close()
                _ = await call.value
            }
        }
        let descriptor = try connection(with: bytes)
        defer { close(descriptor) }
        var reader = MessageReader(descriptor: descriptor)
        var again: [UInt8] = []
        do {
            while let message = try reader.next() {
                message.append(to: &again)
                switch message.kind {
                case .messages: isolate.scriptsWrote(message.content)
                case .violation: isolate.scriptsViolated(message.text)
                default: break
                }
            }
            try expectEqual(again.count, bytes.count, "not every byte belongs to a message")
        } catch let error as WorkerWireError {
            try expect(!error.description.isEmpty, "the error says nothing")
            try expect(again.count < bytes.count, "an error came of nothing")
        }
    }

    private static func isolate(with body: SilentBody) -> JSIsolate {
        waiting {
            do {
                var configuration = IsolateConfiguration(name: "fuzz", operations: ["operation": { $0 }]) { _ in }
                configuration.body = { _ in body }
                return try await JSIsolate(configuration)
            } catch {
                fatalError("there is no isolate: \(error)")
            }
        }
    }

    /// The reading end of a connection over which these bytes came, and no more.
    private static func connection(with bytes: [UInt8]) throws -> CInt {
        var sockets: [CInt] = [-1, -1]
        guard socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0, &sockets) == 0 else { throw Finding("socketpair: \(errno)") }
        defer { close(sockets[1]) }
        guard write(sockets[1], bytes, bytes.count) == bytes.count else { throw Finding("write: \(errno)") }
        return sockets[0]
    }
}
