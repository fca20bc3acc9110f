import CLinux
import Glibc

/// What is done with open files.
enum DescriptorOperations {
    static let all = [
        FileOperation("open") { arguments throws(OperationError) in
            let path = try arguments.path(0)
            let descriptor = open(path.characters, try arguments.integer(1) | O_CLOEXEC, try arguments.integer(2))
            guard descriptor >= 0 else { throw .system(errno, "open", path.text) }
            arguments.files.add(descriptor)
            return .number(Double(descriptor))
        },
        FileOperation(
            "close",
            effect: { arguments throws(OperationError) in
                guard arguments.files.close(try arguments.integer(0)) else { throw .system(EBADF, "close") }
            }),
        // read(descriptor, length, position or -1): the bytes that were there.
        FileOperation("read") { arguments throws(OperationError) in
            .bytes(try read(try arguments.file(0, "read"), try arguments.integer(1), at: try arguments.integer(2)))
        },
        // write(descriptor, data, position or -1): how many bytes were written.
        FileOperation("write") { arguments throws(OperationError) in
            let count = try write(try arguments.file(0, "write"), try arguments.data(1)[...], at: try arguments.integer(2))
            return .number(Double(count))
        },
        FileOperation("fstat") { arguments throws(OperationError) in
            .string(try FileStatusText.of(try arguments.file(0, "fstat")))
        },
        change("ftruncate") { file, arguments throws(OperationError) in
            let length: Int = try arguments.integer(1)
            return ftruncate(file, length)
        },
        change("fsync") { file, _ throws(OperationError) in fsync(file) },
        change("fdatasync") { file, _ throws(OperationError) in fdatasync(file) },
        change("fchmod") { file, arguments throws(OperationError) in fchmod(file, try arguments.integer(1)) },
        change("fchown") { file, arguments throws(OperationError) in
            fchown(file, try arguments.owner(1), try arguments.owner(2))
        },
        change("futime") { file, arguments throws(OperationError) in futimens(file, try arguments.times(1)) },
    ]

    /// As Node names it in errors, too.
    private static func change(
        _ name: String, _ body: @escaping @Sendable (Int32, FileArguments) throws(OperationError) -> Int32
    ) -> FileOperation {
        FileOperation(
            name,
            effect: { arguments throws(OperationError) in
                let file = try arguments.file(0, name)
                guard try withExtendedLifetime(file, { () throws(OperationError) in try body(file.descriptor, arguments) }) == 0
                else { throw .system(errno, name) }
            })
    }

    /// At most `count` bytes; none at the end of the file.
    static func read(_ file: OpenFile, _ count: Int, at position: Int) throws(OperationError) -> [UInt8] {
        var reason: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            var result = 0
            repeat {
                result =
                    position < 0
                    ? Glibc.read(file.descriptor, buffer.baseAddress, count)
                    : pread(file.descriptor, buffer.baseAddress, count, position)
            } while result < 0 && errno == EINTR
            if result < 0 { reason = errno }
            initialized = max(0, result)
        }
        guard reason == 0 else { throw .system(reason, "read") }
        return bytes
    }

    /// How many of the bytes were written.
    static func write(_ file: OpenFile, _ bytes: ArraySlice<UInt8>, at position: Int) throws(OperationError) -> Int {
        while true {
            let count = bytes.withUnsafeBytes {
                position < 0
                    ? Glibc.write(file.descriptor, $0.baseAddress, $0.count)
                    : pwrite(file.descriptor, $0.baseAddress, $0.count, position)
            }
            if count >= 0 { return count }
            guard errno == EINTR else { throw .system(errno, "write") }
        }
    }
}

extension FileArguments {
    /// The number of a user or a group; -1 leaves it as it is.
    func owner(_ index: Int) throws(OperationError) -> uid_t {
        let number: Int = try integer(index)
        return uid_t(truncatingIfNeeded: number)
    }

    /// Times of access and of change, from two arguments in seconds.
    func times(_ index: Int) throws(OperationError) -> [timespec] {
        [Self.time(try number(index)), Self.time(try number(index + 1))]
    }

    // To the microsecond, as exact as a number of seconds is in our time.
    private static func time(_ seconds: Double) -> timespec {
        let microseconds = (seconds * 1_000_000).rounded()
        let whole = (microseconds / 1_000_000).rounded(.down)
        guard let seconds = Int(exactly: whole) else { return timespec() }
        return timespec(tv_sec: seconds, tv_nsec: Int(microseconds - whole * 1_000_000) * 1000)
    }
}
