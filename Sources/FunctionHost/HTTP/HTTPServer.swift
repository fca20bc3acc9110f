import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization

/// The host's listening socket. It is opened before the app's scripts are loaded, since they may ask for its address;
/// until there is a router, requests are answered with 503.
final class HTTPServer: Service {
    /// Connections that may wait to be accepted; one too many is only tried again by its client after a second.
    private static let backlog = 4_096

    private let server: Server<HTTP1Channel>
    private let router: RouterSlot
    private let running: Task<Void, any Error>
    /// The port it listens on.
    let port: Int

    private final class RouterSlot: Sendable {
        let router = Mutex<HostRouter?>(nil)
    }

    /// Listens. Request bodies above `bodyLimit` bytes are answered with 413.
    ///
    /// - Throws: `HTTPServerError` when the address cannot be listened on.
    init(address: String, port: Int, bodyLimit: Int, logger: Logger) async throws {
        let router = RouterSlot()
        // The banner says where the host listens.
        var logger = logger
        logger.logLevel = max(logger.logLevel, .warning)
        let (ports, opened) = AsyncStream.makeStream(of: Int.self)
        // A header block as large as the original's servers take (64 KB in 100 fields), and an end to idle connections.
        let decoder = HTTP1Channel.Configuration.DecoderConfiguration(
            maxHeaderFieldSize: 64 * 1024, maxHeaderListSize: 64 * 1024, maxHeaderFieldCount: 100)
        let channel = HTTP1Channel(
            responder: { request, writer, _ in
                let answer = await Self.answer(request, bodyLimit, router)
                let body = answer.wireBody(to: request.method)
                try await writer.write(response: answer.wireHead, body: ResponseBody(byteBuffer: body))
            },
            configuration: .init(idleTimeout: .seconds(120), httpDecoderConfiguration: decoder))
        let server = Server(
            childChannelSetup: channel, configuration: .init(address: .hostname(address, port: port), backlog: Self.backlog),
            onServerRunning: { channel in
                opened.yield(channel.localAddress?.port ?? port)
                opened.finish()
            },
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: logger)
        let running = Task {
            defer { opened.finish() }
            try await server.run()
        }
        guard let opened = await ports.first(where: { _ in true }) else {
            // Whoever wanted the server may be gone before it was there.
            running.cancel()
            do {
                try await running.value
            } catch {
                throw HTTPServerError(listeningOn: address, port, failed: error)
            }
            throw CancellationError()
        }
        self.server = server
        self.router = router
        self.running = running
        self.port = opened
    }

    func serve(_ router: HostRouter) { self.router.router.withLock { $0 = router } }

    /// Ends when it is told to stop, and also when the server ends by itself, which its service group takes for a failure.
    func run() async throws {
        try await withTaskCancellationHandler {
            try await withGracefulShutdownHandler {
                try await running.value
            } onGracefulShutdown: {
                Task { try await self.stop() }
            }
        } onCancel: {
            running.cancel()
        }
    }

    /// Takes no more connections, and returns when those that are open have had their answers.
    func stop() async throws {
        router.router.withLock { $0 }?.management.stopWaiting()
        try await server.shutdownGracefully()
        try await running.value
    }

    private static func answer(_ request: Request, _ bodyLimit: Int, _ slot: RouterSlot) async -> HTTPAnswer {
        guard let router = slot.router.withLock({ $0 }) else { return .empty(503) }
        do {
            let body = try await request.body.collect(upTo: bodyLimit)
            return await router.answer(HTTPCall(request.head, body: Array(body.readableBytesView)))
        } catch is NIOTooManyBytesError {
            return .empty(413)
        } catch {
            return .empty(400)
        }
    }
}
