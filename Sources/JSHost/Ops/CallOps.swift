/// How far the scripts are with the calls of the host.
enum CallOps {
    static let all = [
        // The call whose entry point is entered; 0: none, because a frame was read, or is through. False: it must be left alone.
        HostOperation("beginCall") { call throws(OperationError) in
            let id = try call.integer(0, "id")
            return .bool(call.services.beginCall(id == 0 ? nil : id, id == 0 ? "" : try call.text(1, "entry")))
        },
        // A message to the host.
        HostOperation("post") { call throws(OperationError) in
            call.services.post(try call.data(0, "message"))
            return .undefined
        },
    ]
}
