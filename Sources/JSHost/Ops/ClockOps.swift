/// Time and timers.
enum ClockOps {
    static let all = [
        HostOperation("now") { call throws(OperationError) in .number(call.services.configuration.clock.wallTime()) },
        HostOperation("monotonic") { call throws(OperationError) in .number(call.services.configuration.clock.monotonicTime()) },
        HostOperation("startTimer") { call throws(OperationError) in
            call.services.startTimer(try call.integer(0, "id"), try call.number(1, "milliseconds"))
            return .undefined
        },
        HostOperation("stopTimer") { call throws(OperationError) in
            call.services.stopTimer(try call.integer(0, "id"))
            return .undefined
        },
    ]
}
