import CLinux
import Glibc

/// What the loader of scripts asks of files.
enum FileOps {
    static let all = [
        HostOperation("readText") { call throws(OperationError) in .utf8(try FileReader.read(try call.path(0))) },
        HostOperation("readBytes") { call throws(OperationError) in .bytes(try FileReader.read(try call.path(0))) },
        HostOperation("stat") { call throws(OperationError) in try status(try call.path(0), followsLinks: true) },
        HostOperation("lstat") { call throws(OperationError) in try status(try call.path(0), followsLinks: false) },
        HostOperation("realPath") { call throws(OperationError) in
            let path = try call.path(0)
            guard let real = realpath(path, nil) else { throw .system(errno, "realpath", path) }
            defer { free(real) }
            return .string(String(cString: real))
        },
    ]

    private static func status(_ path: String, followsLinks: Bool) throws(OperationError) -> OperationValue {
        guard let status = try FileStatus(path, followsLinks: followsLinks) else { return .null }
        return .string(status.json)
    }
}
