import ServiceLifecycle

/// Runs `work`, and cancels it when the host is told to stop. Returns when it has ended.
///
/// Unlike the helpers of the service library it starts no task of its own outside the caller's: everything stays on the
/// executor that the caller chose.
func untilShutdown(_ work: @escaping @Sendable () async -> Void) async {
    let ended = Doorbell()
    await withGracefulShutdownHandler {
        await withTaskGroup { group in
            group.addTask {
                await work()
                ended.ring()
            }
            await ended.wait()
            group.cancelAll()
        }
    } onGracefulShutdown: {
        ended.ring()
    }
}

/// Returns when the host is told to stop.
func shutdown() async {
    await untilShutdown { await Doorbell().wait() }
}
