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

    private static let known: [Int32: (String, String)] = [
        EACCES: ("EACCES", "permission denied"),
        EAGAIN: ("EAGAIN", "resource temporarily unavailable"),
        EBADF: ("EBADF", "bad file descriptor"),
        EBUSY: ("EBUSY", "resource busy or locked"),
        EDQUOT: ("EDQUOT", "disk quota exceeded"),
        EEXIST: ("EEXIST", "file already exists"),
        EFBIG: ("EFBIG", "file too large"),
        EINTR: ("EINTR", "interrupted system call"),
        EINVAL: ("EINVAL", "invalid argument"),
        EIO: ("EIO", "i/o error"),
        EISDIR: ("EISDIR", "illegal operation on a directory"),
        ELOOP: ("ELOOP", "too many symbolic links encountered"),
        EMFILE: ("EMFILE", "too many open files"),
        EMLINK: ("EMLINK", "too many links"),
        ENAMETOOLONG: ("ENAMETOOLONG", "name too long"),
        ENFILE: ("ENFILE", "file table overflow"),
        ENODEV: ("ENODEV", "no such device"),
        ENOENT: ("ENOENT", "no such file or directory"),
        ENOMEM: ("ENOMEM", "not enough memory"),
        ENOSPC: ("ENOSPC", "no space left on device"),
        ENOTDIR: ("ENOTDIR", "not a directory"),
        ENOTEMPTY: ("ENOTEMPTY", "directory not empty"),
        ENXIO: ("ENXIO", "no such device or address"),
        EPERM: ("EPERM", "operation not permitted"),
        EROFS: ("EROFS", "read-only file system"),
        ETXTBSY: ("ETXTBSY", "text file is busy"),
        EXDEV: ("EXDEV", "cross-device link not permitted"),
    ]
}
