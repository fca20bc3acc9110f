import Glibc
import NIOCore

/// Cuts off a client that does not read its answers: they would take memory for as long as it likes.
final class SlowReaderGuard: ChannelOutboundHandler {
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    private let lookTime: TimeAmount
    private var pace: AnswerPace
    private var timer: Scheduled<Void>?

    init(limits: HTTPLimits) {
        lookTime = TimeAmount(limits.answerLookTime)
        pace = AnswerPace(limits: limits)
    }

    func handlerRemoved(context: ChannelHandlerContext) { timer?.cancel() }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        pace.bytesWritten(unwrapOutboundIn(data).readableBytes)
        if timer == nil { lookLater(context) }
        context.write(data, promise: promise)
    }

    private func lookLater(_ context: ChannelHandlerContext) {
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: lookTime) { [weak self] in self?.look(context) }
    }

    private func look(_ context: ChannelHandlerContext) {
        timer = nil
        guard context.channel.isActive, let socket = context.channel as? any SocketOptionProvider else { return }
        let info: EventLoopFuture<TCPInfo> = socket.unsafeGetSocketOption(level: .tcp, name: .tcp_info)
        info.assumeIsolated().whenSuccess { [weak self] info in
            guard let self else { return }
            switch pace.look(taken: Int(clamping: info.acknowledged)) {
            case .nothingWaits: break
            case .lookAgain: lookLater(context)
            case .tooSlow: cutOff(context, socket)
            }
        }
    }

    /// At once: what waits in the system's buffers is thrown away, too.
    private func cutOff(_ context: ChannelHandlerContext, _ socket: any SocketOptionProvider) {
        socket.unsafeSetSocketOption(level: .socket, name: .so_linger, value: linger(l_onoff: 1, l_linger: 0))
            .assumeIsolated().whenComplete { _ in context.close(promise: nil) }
    }
}
