/// What is common to everything that scripts hold outside of their VM.
enum ResourceOps {
    static let all = [
        HostOperation("closeResource") { call throws(OperationError) in
            call.services.resources.close(try call.integer(0, "resource"))
            return .undefined
        }
    ]
}
