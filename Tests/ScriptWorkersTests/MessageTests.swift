import CLinux
import Glibc
import Testing
import ThreadExecutor

@testable import ScriptWorkers

/// Messages over a real pair of sockets.
struct MessageTests {
    private struct Pair: ~Copyable {
        var sockets: [CInt] = [-1, -1]

        init() { _ = linux_socket_pair(&sockets) }

        deinit { for socket in sockets where socket >= 0 { close(socket) } }

        mutating func hangUp() {
            close(sockets[0])
            sockets[0] = -1
        }

        func send(_ bytes: [UInt8]) { _ = write(sockets[0], bytes, bytes.count) }
    }

    /// Who waits for a socket has a thread for it.
    private static let writing = ThreadExecutor(name: "writing")

    @Test func messagesComeAsTheyWent() throws {
        let pair = Pair()
        let (near, far) = (pair.sockets[0], pair.sockets[1])
        let sizes = [0, 1, 7, 8, 300_000, 5, 2_000_000, 0]
        Self.writing.perform {
            let writer = MessageWriter(descriptor: near)
            for size in sizes { try? writer.write(WorkerMessage(.frame, Array(repeating: UInt8(size % 251), count: size))) }
        }
        var reader = MessageReader(descriptor: far)
        for size in sizes {
            let message = try #require(try reader.next())
            #expect(message.kind == .frame)
            #expect(message.content == Array(repeating: UInt8(size % 251), count: size))
        }
    }

    @Test func messagesMayComeInAnyPieces() throws {
        let pair = Pair()
        let (near, far) = (pair.sockets[0], pair.sockets[1])
        var bytes: [UInt8] = []
        for text in ["one", "", "three"] { WorkerMessage(.messages, text).append(to: &bytes) }
        Self.writing.perform { [bytes] in
            for byte in bytes { _ = [byte].withUnsafeBytes { write(near, $0.baseAddress, 1) } }
        }
        var reader = MessageReader(descriptor: far)
        for text in ["one", "", "three"] { #expect(try reader.next()?.text == text) }
    }

    @Test func theEndIsNoError() throws {
        var pair = Pair()
        pair.hangUp()
        var reader = MessageReader(descriptor: pair.sockets[1])
        #expect(try reader.next() == nil)
    }

    @Test(arguments: [
        ([1, 0, 0, 0, 0, 0, 0, 0], WorkerWireError.unknownKind(0)),
        ([0xFF, 0xFF, 0xFF, 0xFF, 2, 0, 0, 0], .tooLong(0xFFFF_FFFF)),
        ([1, 0, 0], .brokenOff), ([5, 0, 0, 0, 2, 0, 0, 0, 1], .brokenOff),
    ])
    func whatIsNoMessageIsRefused(bytes: [UInt8], error: WorkerWireError) throws {
        var pair = Pair()
        pair.send(bytes)
        pair.hangUp()
        var reader = MessageReader(descriptor: pair.sockets[1])
        #expect(throws: error) { try reader.next() }
    }

    @Test func writingToNobodyThrows() throws {
        var pair = Pair()
        let writer = MessageWriter(descriptor: pair.sockets[1])
        pair.hangUp()
        #expect(throws: WorkerWireError.system(call: "send", code: EPIPE)) { try writer.write(WorkerMessage(.ready)) }
        writer.close()
        #expect(throws: WorkerWireError.brokenOff) { try writer.write(WorkerMessage(.ready)) }
    }
}
