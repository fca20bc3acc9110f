import FunctionHost
import Glibc
import Logging
import ServiceLifecycle

/// Runs a host's services until they are told to stop, and closes it.
enum ServingHost {
    private enum Event<Result: Sendable>: Sendable {
        case done(Swift.Result<Result, any Error>)
        case signal(Int32)
        case closed(Swift.Result<Void, any Error>)
        case patienceOver
    }

    /// Runs `body` beside the services and returns the program's exit code.
    ///
    /// What comes first, the end of `body` or a signal, stops the services: `conclude` is told of it (nil for a signal) and
    /// gives the exit code. A second signal ends the program at once.
    ///
    /// - Throws: what `body` threw, or the service that ended by itself.
    static func run<Result: Sendable>(
        _ host: Host, signals: StopSignals, body: @escaping @Sendable () async throws -> Result, conclude: (Result?) -> Int32
    ) async throws -> Int32 {
        // Where a limit of file sizes is reached, it is a full disk and no reason to die.
        signal(SIGXFSZ, SIG_IGN)
        let (events, report) = AsyncStream.makeStream(of: Event<Result>.self)
        var logger = host.logger
        // Below that it writes down whole services.
        logger.logLevel = max(logger.logLevel, .info)
        let group = ServiceGroup(configuration: .init(services: host.services, logger: logger))
        let tasks: [Task<Void, Never>] = [
            Task {
                let end = await Swift.Result { try await group.run() }
                await host.close()
                report.yield(.closed(end))
            },
            Task { _ = report.yield(.done(await Swift.Result { try await body() })) },
            Task { for await number in signals.numbers { report.yield(.signal(number)) } },
        ]
        defer { for task in tasks { task.cancel() } }

        var ending: Swift.Result<Int32, any Error>?
        for await event in events {
            switch event {
            case .done(let result): if ending == nil { ending = result.map { conclude($0) } }
            case .signal(let number):
                if ending != nil { leave(128 + number) }
                ending = .success(conclude(nil))
            case .closed(let end):
                try end.get()
                return try ending?.get() ?? EXIT_FAILURE
            case .patienceOver:
                perdure.report("Something did not end in time and was cut off; activities run again at the next start.")
                leave((try? ending?.get()) ?? EXIT_FAILURE)
            }
            host.drain()
            await group.triggerGracefulShutdown()
            Task {
                // What is cut off runs again at the next start.
                try await Task.sleep(for: host.drainTime)
                report.yield(.patienceOver)
            }
        }
        preconditionFailure("the events of a host ended before it was closed")
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ body: () async throws -> Success) async {
        do {
            self = .success(try await body())
        } catch {
            self = .failure(error)
        }
    }
}
