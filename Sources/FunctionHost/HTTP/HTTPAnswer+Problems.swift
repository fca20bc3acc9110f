import DurableCore

/// Error bodies of the management API (host.md 1.10).
extension HTTPAnswer {
    static func problem(_ status: Int, _ message: String, exception: String? = nil) -> HTTPAnswer {
        var writer = JSONObjectWriter()
        writer.add("Message", message)
        if let exception { writer.add("ExceptionMessage", exception) }
        return .json(status, writer.text)
    }

    static func invalidArgument(_ reason: String) -> HTTPAnswer {
        .problem(400, "One or more of the arguments submitted is incorrect", exception: reason)
    }

    /// What the storage cannot take is too large.
    static func tooLarge(_ rejection: WriteRejected) -> HTTPAnswer {
        .problem(413, "Payload too large", exception: "\(rejection)")
    }

    /// The task hub takes no changes at present; `StorageUnwritable` says why.
    static func unwritable(_ problem: StorageUnwritable) -> HTTPAnswer {
        var answer = HTTPAnswer.problem(503, "\(problem)")
        answer.headers.append(("Retry-After", "2"))
        return answer
    }

    static let internalError = HTTPAnswer.problem(500, "Something went wrong while processing your request")
}
