import CLinux
import Glibc
import JSONText

/// Names of machines, by the system's own look-up.
enum LookupOps {
    static let all = [
        /// (id, name, family 0, 4 or 6, flags of getaddrinfo); done with JSON: [[address, family]...]
        HostOperation("lookUp") { call throws(OperationError) in
            let id = try call.integer(0, "work")
            let name = try call.path(1, "hostname")
            let family = try call.integer(2, "family")
            let flags = Int32(truncatingIfNeeded: try call.integer(3, "hints"))
            call.services.background.perform(for: id) { () throws(OperationError) in
                [.string(try addresses(of: name, family: family, flags: flags).text())]
            }
            return .undefined
        },
        /// (id, address, port); done with JSON: [name, service]
        HostOperation("lookUpService") { call throws(OperationError) in
            let id = try call.integer(0, "work")
            let host = try call.text(1, "address")
            guard let address = SocketAddress(host: host, port: try call.integer(2, "port")) else {
                throw .invalidArgument("address", of: call.operation, must: "be an IP address")
            }
            call.services.background.perform(for: id) { () throws(OperationError) in
                [.string(try names(of: address, host).text())]
            }
            return .undefined
        },
        /// (id, name, number of the type, servers as lines "ADDRESS PORT", tries, seconds); done with the bytes of the answer
        HostOperation("queryDNS") { call throws(OperationError) in
            let id = try call.integer(0, "work")
            let name = try call.text(1, "name")
            let type = Int32(truncatingIfNeeded: try call.integer(2, "type"))
            let servers = try call.text(3, "servers")
            let tries = Int32(truncatingIfNeeded: try call.integer(4, "tries"))
            let seconds = Int32(truncatingIfNeeded: try call.integer(5, "seconds"))
            call.services.background.perform(for: id) { () throws(OperationError) in
                var answer = [UInt8](repeating: 0, count: 65536)
                let length = linux_dns_query(name, type, servers, tries, seconds, &answer, Int32(answer.count))
                // The scripts read what kind of failure it is out of the answer, if one came.
                return length < 0 ? [.number(Double(length))] : [.bytes(Array(answer.prefix(Int(length))))]
            }
            return .undefined
        },
    ]

    private static func addresses(of name: String, family: Int, flags: Int32) throws(OperationError) -> JSONValue {
        var hints = addrinfo()
        hints.ai_family = family == 4 ? AF_INET : family == 6 ? AF_INET6 : AF_UNSPEC
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = flags
        var found: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(name, nil, &hints, &found)
        guard code == 0 else { throw failure(code, "getaddrinfo", name) }
        defer { freeaddrinfo(found) }
        var list: [JSONValue] = []
        var next = found
        while let entry = next?.pointee {
            next = entry.ai_next
            guard let raw = entry.ai_addr else { continue }
            let address = SocketAddress { target, length in
                UnsafeMutableRawPointer(target).copyMemory(from: raw, byteCount: Int(entry.ai_addrlen))
                length = entry.ai_addrlen
                return 0
            }
            if let host = address?.host { list.append([.string(host.address), JSONValue(entry.ai_family == AF_INET6 ? 6 : 4)]) }
        }
        return .array(list)
    }

    private static func names(of address: SocketAddress, _ text: String) throws(OperationError) -> JSONValue {
        var host = [CChar](repeating: 0, count: 1025)
        var service = [CChar](repeating: 0, count: 64)
        let code = address.use {
            getnameinfo($0, $1, &host, socklen_t(host.count), &service, socklen_t(service.count), NI_NAMEREQD)
        }
        guard code == 0 else { throw failure(code, "getnameinfo", text) }
        let parts = [host, service].map { String(decoding: $0.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self) }
        return .array(parts.map { .string($0) })
    }

    private static func failure(_ code: Int32, _ call: String, _ name: String) -> OperationError {
        let (text, number): (String, Int) =
            switch code {
            case EAI_AGAIN: ("EAI_AGAIN", -3001)
            case EAI_FAIL: ("EAI_FAIL", -3004)
            case EAI_FAMILY: ("EAI_FAMILY", -3005)
            case EAI_MEMORY: ("EAI_MEMORY", -3006)
            case EAI_SYSTEM: (SystemErrorCode(errno).name, -Int(errno))
            // No such name, or no address of that family.
            default: ("ENOTFOUND", -3008)
            }
        return OperationError(
            message: "\(call) \(text) \(name)",
            properties: [
                "errno": JSONValue(number), "code": .string(text), "syscall": .string(call), "hostname": .string(name),
            ])
    }
}
