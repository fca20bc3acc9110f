import CLinux
import Glibc
import JSONText

/// Child processes.
enum ChildProcessOps {
    static let all = [
        // startChild(resource, description): its number.
        HostOperation("startChild") { call throws(OperationError) in
            let id = try call.integer(0, "resource")
            let description = try ChildDescription(try call.text(1, "description"))
            let launch = try ChildLaunch(description, files: call.services.files)
            let number = Double(launch.id)
            let child = ScriptChild(
                launch, as: id, isDetached: description.isDetached, name: call.services.configuration.name,
                events: call.services.events)
            call.services.resources.add(child, as: id)
            return .number(number)
        },
        HostOperation("readChild") { call throws(OperationError) in
            try child(call).read(try call.integer(1, "channel"))
            return .undefined
        },
        HostOperation("writeChild") { call throws(OperationError) in
            try child(call).write(try call.data(2, "data"), to: try call.integer(1, "channel"))
            return .undefined
        },
        HostOperation("finishChild") { call throws(OperationError) in
            try child(call).finish(try call.integer(1, "channel"))
            return .undefined
        },
        HostOperation("dropChild") { call throws(OperationError) in
            try child(call).drop(try call.integer(1, "channel"))
            return .undefined
        },
        HostOperation("signalChild") { call throws(OperationError) in
            .bool(try child(call).signal(Int32(truncatingIfNeeded: try call.integer(1, "signal"))))
        },
        // runChild(resource, description, input, timeout, limit, signal): `{pid, code, signal, failure}` when it has ended.
        HostOperation("runChild") { call throws(OperationError) in
            let description = try ChildDescription(try call.text(1, "description"))
            let input = try call.data(2, "input")
            let (timeout, limit) = (try call.number(3, "timeout"), try call.number(4, "limit"))
            let signal = Int32(truncatingIfNeeded: try call.integer(5, "signal"))
            let child = FinishedChild(
                try ChildLaunch(description, files: call.services.files), input: input, timeout: timeout, limit: limit,
                killSignal: signal)
            call.services.resources.add(child, as: try call.integer(0, "resource"))
            let result: JSONValue = [
                "pid": JSONValue(Int(child.id)), "code": JSONValue(Int(child.exit.code)),
                "signal": JSONValue(Int(child.exit.signal)),
                "failure": .string(child.failure == 0 ? "" : SystemErrorCode(child.failure).name),
            ]
            return .string(result.text())
        },
        HostOperation("childOutput") { call throws(OperationError) in
            let child = try call.services.resources.resource(try call.integer(0, "resource"), FinishedChild.self)
            return .bytes(child.outputs[try call.integer(1, "channel")] ?? [])
        },
    ]

    private static func child(_ call: OperationCall) throws(OperationError) -> ScriptChild {
        try call.services.resources.resource(try call.integer(0, "resource"), ScriptChild.self)
    }
}
