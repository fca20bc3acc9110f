import HTTPTypes
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
        /// What streams wait for, besides the client.
        let stop = WaitingCalls()
    }

    /// Listens. Clients that do not keep to the limits are answered with 408, 413 or 431 and cut off.
    ///
    /// - Throws: `HTTPServerError` when the address cannot be listened on.
    init(address: String, port: Int, limits: HTTPLimits, logger: Logger) async throws {
        let router = RouterSlot()
        // The banner says where the host listens.
        var logger = logger
        logger.logLevel = max(logger.logLevel, .warning)
        let connections = OpenConnections(limit: limits.connections)
        let (ports, opened) = AsyncStream.makeStream(of: Int.self)
        let decoder = HTTP1Channel.Configuration.DecoderConfiguration(
            maxHeaderFieldSize: limits.headBytes, maxHeaderListSize: limits.headBytes, maxHeaderFieldCount: limits.headFields)
        let channel = HTTP1Channel(
            responder: { request, writer, channel in
                var request = request
                let answer = await Self.answer(&request, limits.body, router) {
                    try await writer.writeInformationalHead(HTTPResponse(status: .continue))
                }
                if answer.stream != nil { Self.cut(channel, after: router.stop) }
                let body = answer.stream.map { Self.body(of: $0, to: request) }
                try await writer.write(
                    response: answer.wireHead, body: body ?? ResponseBody(byteBuffer: answer.wireBody(to: request.method)))
            },
            configuration: .init(
                additionalChannelHandlers: [ConnectionGuard(limits: limits, connections: connections)],
                idleTimeout: TimeAmount(limits.idleTime),
                httpDecoderConfiguration: decoder))
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
        router.stop.stop()
        router.router.withLock { $0 }?.management.stopWaiting()
        try await server.shutdownGracefully()
        try await running.value
    }

    /// A body that is sent as it comes. When the client closes the connection, nobody asks for its next piece any more.
    ///
    /// - Parameter request: with its body collected, since what comes behind it is watched.
    private static func body(of next: @escaping @Sendable () async throws -> [UInt8]?, to request: Request) -> ResponseBody {
        ResponseBody { writer in
            try await request.body.consumeWithCancellationOnInboundClose { _ in
                while let piece = try await next() { try await writer.write(ByteBuffer(bytes: piece)) }
            }
            try await writer.finish(nil)
        }
    }

    /// Closes the connection of a stream some time after the server is told to stop, for a client that does not read would keep
    /// it from that.
    private static func cut(_ channel: any Channel, after stop: WaitingCalls) {
        let cut = Task {
            let never: Void? = try await stop.wait { try await Task.sleep(for: .seconds(1_000_000_000)) }
            if never == nil { try await Task.sleep(for: .seconds(2)) }
            channel.close(promise: nil)
        }
        channel.closeFuture.whenComplete { _ in cut.cancel() }
    }

    /// - Parameter goOn: tells a client that waits for it to send the body.
    private static func answer(
        _ request: inout Request, _ bodyLimit: Int, _ slot: RouterSlot, goOn: () async throws -> Void
    ) async -> HTTPAnswer {
        guard let router = slot.router.withLock({ $0 }) else { return .empty(503) }
        return await router.answer(HTTPCall(request.head, body: [])) { () async throws(BodyFailure) in
            // Why read what is known to be too much?
            if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > bodyLimit { throw .tooLarge }
            do {
                if request.headers[.expect]?.lowercased() == "100-continue" { try await goOn() }
                return Array(try await request.collectBody(upTo: bodyLimit).readableBytesView)
            } catch is NIOTooManyBytesError {
                throw .tooLarge
            } catch is SlowRequest {
                throw .tooSlow
            } catch {
                throw .broken
            }
        }
    }
}
