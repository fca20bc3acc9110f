import Glibc
import NIOCore

/// Why the host cannot listen.
package enum HTTPServerError: Error, Hashable, Sendable, CustomStringConvertible {
    case portUnavailable(Int)
    case cannotListen(address: String, port: Int, reason: String)

    init(listeningOn address: String, _ port: Int, failed error: any Error) {
        switch error {
        case let error as IOError where error.errnoCode == EADDRINUSE: self = .portUnavailable(port)
        case let error as IOError:
            self = .cannotListen(address: address, port: port, reason: String(cString: strerror(error.errnoCode)))
        default: self = .cannotListen(address: address, port: port, reason: "\(error)")
        }
    }

    package var description: String {
        switch self {
        case .portUnavailable(let port):
            "Port \(port) is unavailable. Close the process using that port, or specify another port using --port [-p]."
        case .cannotListen(let address, let port, let reason): "The host cannot listen on \(address):\(port): \(reason)."
        }
    }
}
