import CLinux
import Glibc

/// An `errno` value with its name and the words Node has for it.
struct SystemErrorCode {
    let name: String
    let text: String

    init(_ number: Int32) {
        if let known = Self.known[number] {
            self.init(known.0, known.1)
        } else {
            self.init("E\(number)", String(cString: strerror(number)).lowercased())
        }
    }

    private init(_ name: String, _ text: String) {
        self.name = name
        self.text = text
    }

    /// The value of a name that is among the known ones.
    static func number(of name: String) -> Int32? { known.first { $0.value.0 == name }?.key }

    private static let known: [Int32: (String, String)] = [
        E2BIG: ("E2BIG", "argument list too long"),
        EACCES: ("EACCES", "permission denied"),
        EADDRINUSE: ("EADDRINUSE", "address already in use"),
        EADDRNOTAVAIL: ("EADDRNOTAVAIL", "address not available"),
        EAFNOSUPPORT: ("EAFNOSUPPORT", "address family not supported"),
        EAGAIN: ("EAGAIN", "resource temporarily unavailable"),
        EALREADY: ("EALREADY", "connection already in progress"),
        EBADF: ("EBADF", "bad file descriptor"),
        EBUSY: ("EBUSY", "resource busy or locked"),
        ECHILD: ("ECHILD", "no child processes"),
        ECONNABORTED: ("ECONNABORTED", "software caused connection abort"),
        ECONNREFUSED: ("ECONNREFUSED", "connection refused"),
        ECONNRESET: ("ECONNRESET", "connection reset by peer"),
        EDESTADDRREQ: ("EDESTADDRREQ", "destination address required"),
        EDQUOT: ("EDQUOT", "disk quota exceeded"),
        EEXIST: ("EEXIST", "file already exists"),
        EFBIG: ("EFBIG", "file too large"),
        EHOSTUNREACH: ("EHOSTUNREACH", "host is unreachable"),
        EINTR: ("EINTR", "interrupted system call"),
        EINVAL: ("EINVAL", "invalid argument"),
        EIO: ("EIO", "i/o error"),
        EISCONN: ("EISCONN", "socket is already connected"),
        EISDIR: ("EISDIR", "illegal operation on a directory"),
        ELOOP: ("ELOOP", "too many symbolic links encountered"),
        EMFILE: ("EMFILE", "too many open files"),
        EMLINK: ("EMLINK", "too many links"),
        ENAMETOOLONG: ("ENAMETOOLONG", "name too long"),
        ENETDOWN: ("ENETDOWN", "network is down"),
        ENETUNREACH: ("ENETUNREACH", "network is unreachable"),
        ENFILE: ("ENFILE", "file table overflow"),
        ENOBUFS: ("ENOBUFS", "no buffer space available"),
        ENODEV: ("ENODEV", "no such device"),
        ENOENT: ("ENOENT", "no such file or directory"),
        ENOEXEC: ("ENOEXEC", "exec format error"),
        ENOMEM: ("ENOMEM", "not enough memory"),
        ENOSPC: ("ENOSPC", "no space left on device"),
        ENOSYS: ("ENOSYS", "function not implemented"),
        ENOTCONN: ("ENOTCONN", "socket is not connected"),
        ENOTDIR: ("ENOTDIR", "not a directory"),
        ENOTEMPTY: ("ENOTEMPTY", "directory not empty"),
        ENOTSOCK: ("ENOTSOCK", "socket operation on non-socket"),
        ENOTSUP: ("ENOTSUP", "operation not supported on socket"),
        ENOTTY: ("ENOTTY", "inappropriate ioctl for device"),
        ENXIO: ("ENXIO", "no such device or address"),
        EOVERFLOW: ("EOVERFLOW", "value too large for defined data type"),
        EPERM: ("EPERM", "operation not permitted"),
        EPIPE: ("EPIPE", "broken pipe"),
        EPROTO: ("EPROTO", "protocol error"),
        EPROTONOSUPPORT: ("EPROTONOSUPPORT", "protocol not supported"),
        EPROTOTYPE: ("EPROTOTYPE", "protocol wrong type for socket"),
        EROFS: ("EROFS", "read-only file system"),
        ESPIPE: ("ESPIPE", "invalid seek"),
        ESRCH: ("ESRCH", "no such process"),
        ETIMEDOUT: ("ETIMEDOUT", "connection timed out"),
        ETXTBSY: ("ETXTBSY", "text file is busy"),
        EXDEV: ("EXDEV", "cross-device link not permitted"),
    ]
}
