/// How far the scripts are with the calls of the host.
enum CallOps {
    static let all = [
        // The call whose entry point is entered; 0 when the last of a frame has returned.
        HostOperation("beginCall") { call throws(OperationError) in
            let id = try call.integer(0, "id")
            call.services.beginCall(id == 0 ? nil : id)
            return .undefined
        }
    ]
}
