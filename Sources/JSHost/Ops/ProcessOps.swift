import CJavaScriptCore
import CLinux
import Glibc
import JSONText

/// The process and the machine, in Node's words.
enum ProcessOps {
    static let all = [
        HostOperation("environment") { call throws(OperationError) in
            .string(json(of: call.services.configuration.environment ?? processEnvironment()))
        },
        HostOperation("workingDirectory") { _ throws(OperationError) in
            guard let path = getcwd(nil, 0) else { throw .system(errno, "uv_cwd", ".") }
            defer { free(path) }
            return .string(String(cString: path))
        },
        HostOperation("processID") { _ throws(OperationError) in .number(Double(getpid())) },
        HostOperation("platform") { _ throws(OperationError) in .string("linux") },
        HostOperation("architecture") { _ throws(OperationError) in .string(architecture) },
        HostOperation("hostName") { _ throws(OperationError) in .string(hostName()) },
        // What JavaScriptCore says of the heap.
        HostOperation("heap") { call throws(OperationError) in
            guard let statistics = JSGetMemoryUsageStatistics(call.context.reference) else { return .undefined }
            return .completion(.returned(statistics))
        },
        HostOperation("exitRequested") { call throws(OperationError) in
            call.services.exit(try call.integer(0, "code"))
            return .undefined
        },
    ]

    private static func json(of environment: [String: String]) -> String {
        let members = environment.sorted { $0.key < $1.key }.map { (key: $0.key, value: JSONValue.string($0.value)) }
        return JSONValue.object(JSONObject(members)).text()
    }

    private static func processEnvironment() -> [String: String] {
        var variables: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee {
            let parts = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
            entry += 1
        }
        return variables
    }

    private static var architecture: String {
        #if arch(x86_64)
            "x64"
        #elseif arch(arm64)
            "arm64"
        #else
            #error("Name the architecture as Node's process.arch does.")
        #endif
    }

    private static func hostName() -> String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "localhost" }
        return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
