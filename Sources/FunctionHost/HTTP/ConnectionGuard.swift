import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// A request whose body came too slowly.
struct SlowRequest: Error {}

/// Keeps one connection within its limits: cuts off clients that send or read too slowly, answers heads that are too large and
/// connections that are too many, and closes a connection so that the client can still read its answer.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: HTTPLimits
    private let connections: OpenConnections
    private var place: OpenConnections.Place?
    private var pace: RequestPace
    private var timer: Scheduled<Void>?
    /// The answer that is being written is the last of the connection.
    private var isLastAnswer = false
    /// Nothing is read any more.
    private var isClosing = false

    init(limits: HTTPLimits, connections: OpenConnections) {
        self.limits = limits
        self.connections = connections
        pace = RequestPace(limits: limits, at: .now)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let handlers = context.pipeline.syncOperations
        try? handlers.addHandler(ByteWatcher(connection: self, context: context), position: .first)
        try? handlers.addHandler(SlowReaderGuard(limits: limits), position: .first)
        place = connections.enter()
        if context.channel.isActive { takePlace(context) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
        if place != nil { connections.leave() }
        place = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        takePlace(context)
        context.fireChannelActive()
    }

    private func takePlace(_ context: ChannelHandlerContext) {
        switch place {
        case .dropped: context.close(promise: nil)
        case .refused: refuse(.serviceUnavailable, context)
        case .served, nil: look(context)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        context.fireChannelInactive()
    }

    /// Bytes came from the socket, of whatever.
    fileprivate func bytesCame(_ context: ChannelHandlerContext) {
        // A timer that runs is one for a head or a body that has begun.
        guard timer == nil, !isClosing else { return }
        pace.bytesCame(at: .now)
        look(context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if isClosing { return }
        switch unwrapInboundIn(data) {
        case .head:
            pace.headCame(at: .now)
            look(context)
        case .body(let buffer): pace.bodyCame(buffer.readableBytes)
        case .end:
            pace.requestEnded()
            look(context)
        }
        context.fireChannelRead(data)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // What comes behind a fault is faulty as well; it is thrown away until the client is done.
        if isClosing { return }
        if pace.unanswered == 0, case HTTPParserError.headerOverflow = error {
            refuse(.requestHeaderFieldsTooLarge, context)
        } else {
            context.fireErrorCaught(error)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if isClosing, case .inputClosed? = event as? ChannelEvent {
            context.close(promise: nil)
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head):
            if head.headerFields[.connection] == "close" { isLastAnswer = true }
            context.write(data, promise: promise)
        case .body: context.write(data, promise: promise)
        case .end:
            pace.answerEnded(at: .now)
            if isLastAnswer {
                context.writeAndFlush(data, promise: promise)
                closeSoon(context)
            } else {
                context.write(data, promise: promise)
            }
        }
    }

    /// Cuts the client off when it is too slow, or looks again when it may be.
    private func look(_ context: ChannelHandlerContext) {
        timer?.cancel()
        timer = nil
        if isClosing { return }
        let now = ContinuousClock.now
        switch pace.verdict(at: now) {
        case .lookAgain(nil): break
        case .lookAgain(let time?):
            timer = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(time - now)) { [weak self] in
                self?.look(context)
            }
        case .slowHead: refuse(.requestTimeout, context)
        case .slowBody(isAnswered: false):
            isLastAnswer = true
            context.fireErrorCaught(SlowRequest())
        case .slowBody(isAnswered: true): closeSoon(context)
        }
    }

    /// Answers what never became a request.
    private func refuse(_ status: HTTPResponse.Status, _ context: ChannelHandlerContext) {
        let head = HTTPResponse(status: status, headerFields: [.connection: "close", .contentLength: "0"])
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        closeSoon(context)
    }

    /// Says that nothing more will be said, and closes when the client does, at the latest after a moment: closed at once, what
    /// the client is still sending would make its system throw the answer away.
    private func closeSoon(_ context: ChannelHandlerContext) {
        if isClosing { return }
        isClosing = true
        timer?.cancel()
        context.close(mode: .output, promise: nil)
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(limits.lingerTime)) { context.close(promise: nil) }
    }
}

/// Tells a connection's guard of bytes that are no request yet.
private final class ByteWatcher: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private unowned let connection: ConnectionGuard
    private let context: ChannelHandlerContext

    init(connection: ConnectionGuard, context: ChannelHandlerContext) {
        self.connection = connection
        self.context = context
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        connection.bytesCame(self.context)
        context.fireChannelRead(data)
    }
}
