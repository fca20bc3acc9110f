import CLinux
import Glibc

/// Client sockets.
enum SocketOps {
    static let all = [
        /// (id, host, port, local host or "", local port)
        HostOperation("connectSocket") { call throws(OperationError) in
            let address = try address(call, 1, "address")
            let host = try call.text(3, "localAddress")
            let localHost = host.isEmpty ? (address.family == AF_INET6 ? "::" : "0.0.0.0") : host
            let localPort = try call.integer(4, "localPort")
            let needsName = !host.isEmpty || localPort != 0
            try connect(call, address, from: needsName ? SocketAddress(host: localHost, port: localPort) : nil)
            return .undefined
        },
        HostOperation("connectUnixSocket") { call throws(OperationError) in
            guard let address = SocketAddress(path: try call.text(1, "path")) else {
                throw .invalidArgument("path", of: call.operation, must: "be shorter than 108 bytes")
            }
            try connect(call, address, from: nil)
            return .undefined
        },
        HostOperation("readSocket") { call throws(OperationError) in
            try socket(call).enter { $0.read() }
            return .undefined
        },
        HostOperation("writeSocket") { call throws(OperationError) in
            let data = try call.data(1, "data")
            try socket(call).enter { $0.write(data) }
            return .undefined
        },
        HostOperation("endSocket") { call throws(OperationError) in
            try socket(call).enter { $0.end() }
            return .undefined
        },
        HostOperation("resetSocket") { call throws(OperationError) in
            try socket(call).reset()
            return .undefined
        },
        HostOperation("setSocketNoDelay") { call throws(OperationError) in
            let value: Int32 = call.bool(1) ? 1 : 0
            try socket(call).enter { $0.setOption(Int32(IPPROTO_TCP), TCP_NODELAY, value) }
            return .undefined
        },
        /// (id, on, seconds of silence before the first probe)
        HostOperation("setSocketKeepAlive") { call throws(OperationError) in
            let value: Int32 = call.bool(1) ? 1 : 0
            let delay = Int32(clamping: try call.integer(2, "delay"))
            try socket(call).enter {
                $0.setOption(SOL_SOCKET, SO_KEEPALIVE, value)
                if value == 1, delay > 0 { $0.setOption(Int32(IPPROTO_TCP), TCP_KEEPIDLE, delay) }
            }
            return .undefined
        },
    ]

    private static func socket(_ call: OperationCall) throws(OperationError) -> SocketResource {
        try call.services.resources.resource(try call.integer(0, "socket"))
    }

    private static func address(_ call: OperationCall, _ index: Int, _ label: String) throws(OperationError) -> SocketAddress {
        let port = try call.integer(index + 1, "port")
        guard let address = SocketAddress(host: try call.text(index, label), port: port) else {
            throw .invalidArgument(label, of: call.operation, must: "be an IP address")
        }
        return address
    }

    private static func connect(
        _ call: OperationCall, _ address: SocketAddress, from local: SocketAddress?
    ) throws(OperationError) {
        let id = try call.integer(0, "socket")
        call.services.resources.add(SocketResource(id, on: call.services.sockets, to: address, from: local), as: id)
    }
}
