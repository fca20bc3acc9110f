import CLinux
import Glibc

/// A child process that was started, and our ends of its pipes.
final class ChildLaunch {
    let id: pid_t
    /// Can be read from when the process has ended.
    let end: OpenFile
    private var pipes: [Int: OpenFile]

    /// - Throws: the system's error of `spawn`, as Node words it.
    init(_ description: ChildDescription, files: OpenFiles) throws(OperationError) {
        var theirs: [OpenFile?] = []
        var pipes: [Int: OpenFile] = [:]
        for (index, channel) in description.channels.enumerated() {
            switch channel {
            case .ignored: theirs.append(nil)
            case .descriptor(let number):
                guard let file = files.file(number) else { throw .system(EBADF, "spawn") }
                theirs.append(file)
            case .pipe:
                let (ours, their) = try Self.makePipe(index)
                pipes[index] = ours
                theirs.append(their)
            }
        }
        id = try Self.start(description, theirs.map { $0?.descriptor ?? -1 })
        _ = theirs
        self.pipes = pipes
        let descriptor = linux_process_descriptor(id)
        guard descriptor >= 0 else {
            let reason = errno
            kill(id, SIGKILL)
            waitpid(id, nil, 0)
            throw .system(reason, "spawn")
        }
        end = OpenFile(descriptor, isOwned: true)
    }

    /// Our ends by the number of the channel; they never wait. An end is closed when whoever took it lets it go.
    func takePipes() -> [Int: OpenFile] {
        defer { pipes = [:] }
        return pipes
    }

    // One way for the standard channels, both ways for the others.
    private static func makePipe(_ index: Int) throws(OperationError) -> (ours: OpenFile, theirs: OpenFile) {
        var ends: [Int32] = [-1, -1]
        guard (index < 3 ? pipe2(&ends, O_CLOEXEC) : linux_socket_pair(&ends)) == 0 else { throw .system(errno, "spawn") }
        if index == 0 { ends.swapAt(0, 1) }
        _ = fcntl(ends[0], F_SETFL, fcntl(ends[0], F_GETFL) | O_NONBLOCK)
        return (OpenFile(ends[0], isOwned: true), OpenFile(ends[1], isOwned: true))
    }

    private static func start(_ description: ChildDescription, _ descriptors: [Int32]) throws(OperationError) -> pid_t {
        var arguments = description.arguments.map { strdup($0) } + [nil]
        var environment = description.environment.map { strdup($0) } + [nil]
        let file = strdup(description.file)
        let folder = description.folder.map { strdup($0) } ?? nil
        defer {
            for text in arguments + environment + [file, folder] { free(text) }
        }
        var id: pid_t = -1
        var reason: Int32 = 0
        arguments.withUnsafeMutableBufferPointer { arguments in
            environment.withUnsafeMutableBufferPointer { environment in
                descriptors.withUnsafeBufferPointer { descriptors in
                    var child = linux_child(
                        file: file, arguments: arguments.baseAddress, environment: environment.baseAddress, folder: folder,
                        descriptors: descriptors.baseAddress, descriptor_count: Int32(descriptors.count),
                        user: Int64(description.user ?? -1), group: Int64(description.group ?? -1),
                        is_detached: description.isDetached)
                    id = linux_start_child(&child)
                    reason = errno
                }
            }
        }
        guard id > 0 else { throw .system(reason, "spawn") }
        return id
    }

    /// How the child ended: its exit code or -1, and the signal that ended it or 0. Waits for it.
    static func reap(_ id: pid_t) -> (code: Int32, signal: Int32) {
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0 && errno == EINTR {}
        var signal: Int32 = 0
        let code = linux_exit_code(status, &signal)
        return (code, signal)
    }
}
