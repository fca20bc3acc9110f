import CLinux
import Glibc
import Synchronization

/// A worker process with the socket to it and the memory shared with it.
final class WorkerConnection: Sendable {
    let process: ChildProcess
    let page: StatusPage
    let socket: CInt
    let writer: MessageWriter

    /// Starts the process.
    ///
    /// - Throws: `WorkerWireError`.
    init(_ launch: WorkerLaunch) throws(WorkerWireError) {
        var sockets: [CInt] = [-1, -1]
        guard linux_socket_pair(&sockets) == 0 else { throw .system(call: "socketpair", code: errno) }
        defer { Glibc.close(sockets[1]) }
        do throws(WorkerWireError) {
            let memory = try StatusPage.makeMemory()
            defer { Glibc.close(memory) }
            page = try StatusPage(descriptor: memory)
            process = try ChildProcess(
                launch.executable, launch.arguments, environment: launch.environment, descriptors: [sockets[1], memory])
        } catch {
            Glibc.close(sockets[0])
            throw error
        }
        socket = sockets[0]
        writer = MessageWriter(descriptor: sockets[0])
    }

    /// Must be the last thing that is done with it, on the thread that reads.
    func close() { Glibc.close(socket) }
}
