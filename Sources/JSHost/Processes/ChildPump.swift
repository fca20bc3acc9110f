import CLinux
import Glibc

/// The work of the thread that looks after a child process.
struct ChildPump: Sendable {
    private static let chunk = 65536

    let resource: Int
    let state: ChildState
    let end: OpenFile
    let events: EventPort

    /// Returns when the child was reaped and all of its channels are closed, or nobody wants to know more.
    func run() {
        blockBrokenPipeSignal()
        var hasExited = false
        while true {
            let (channels, isClosed) = state.update { ($0.channels, $0.isClosed) }
            if hasExited && (isClosed || channels.isEmpty) { return }
            var waits = [pollfd(fd: state.wake.descriptor, events: Int16(POLLIN), revents: 0)]
            waits.append(pollfd(fd: hasExited ? -1 : end.descriptor, events: Int16(POLLIN), revents: 0))
            var waiting: [(Int, ChildState.Channel)] = []
            for (number, channel) in channels {
                // Asked for nothing, the system still tells of the other end's being closed, again and again.
                guard channel.isWanted || channel.outgoing != nil || channel.isFinished else { continue }
                let events = (channel.isWanted ? POLLIN : 0) | (channel.outgoing != nil ? POLLOUT : 0)
                waits.append(pollfd(fd: channel.file.descriptor, events: Int16(events), revents: 0))
                waiting.append((number, channel))
            }
            // What is finished waits for nothing.
            let isReady = waiting.contains { $0.1.isFinished && $0.1.outgoing == nil }
            guard poll(&waits, nfds_t(waits.count), isReady ? 0 : -1) >= 0 || errno == EINTR else { return }
            if waits[0].revents != 0 {
                var count: UInt64 = 0
                _ = Glibc.read(state.wake.descriptor, &count, MemoryLayout<UInt64>.size)
            }
            for (wait, (number, channel)) in zip(waits.dropFirst(2), waiting) {
                serve(number, channel, Int32(wait.revents))
            }
            if waits[1].revents != 0 {
                hasExited = true
                let (code, signal) = state.reap()
                tell("exit", [.number(Double(code)), .number(Double(signal))])
            }
        }
    }

    private func serve(_ number: Int, _ channel: ChildState.Channel, _ ready: Int32) {
        let hangup = ready & (POLLHUP | POLLERR)
        if channel.outgoing != nil, ready & POLLOUT != 0 || hangup != 0 { write(number, channel) }
        if channel.isWanted, ready & POLLIN != 0 || hangup != 0 { read(number, channel) }
        if channel.isFinished && channel.outgoing == nil { finish(number, channel) }
    }

    private func read(_ number: Int, _ channel: ChildState.Channel) {
        var reason: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: Self.chunk) { buffer, count in
            let result = Glibc.read(channel.file.descriptor, buffer.baseAddress, Self.chunk)
            if result < 0 { reason = errno }
            count = max(0, result)
        }
        if reason == EAGAIN || reason == EINTR { return }
        guard !bytes.isEmpty else {
            state.update { values in
                values.channels[number]?.isWanted = false
                // The other direction of a channel with two may go on.
                if number < 3 || values.channels[number]?.isFinished == true { values.channels[number] = nil }
            }
            tell("end", [.number(Double(number))])
            return
        }
        state.update { $0.channels[number]?.isWanted = false }
        tell("data", [.number(Double(number)), .bytes(bytes)])
    }

    private func write(_ number: Int, _ channel: ChildState.Channel) {
        guard let bytes = channel.outgoing else { return }
        let count = bytes.isEmpty ? 0 : bytes.withUnsafeBytes { Glibc.write(channel.file.descriptor, $0.baseAddress, $0.count) }
        if count < 0 && (errno == EAGAIN || errno == EINTR) { return }
        let reason = count < 0 ? errno : 0
        let rest = count < 0 ? [] : bytes.dropFirst(count)
        state.update { $0.channels[number]?.outgoing = rest.isEmpty ? nil : rest }
        if count < 0 {
            let error = OperationError.system(reason, "write")
            tell("writeFailed", [.number(Double(number))] + error.values)
        } else if rest.isEmpty {
            tell("written", [.number(Double(number))])
        }
    }

    private func finish(_ number: Int, _ channel: ChildState.Channel) {
        if number >= 3 { shutdown(channel.file.descriptor, Int32(SHUT_WR)) }
        state.update { values in
            guard values.channels[number]?.outgoing == nil else { return }
            values.channels[number]?.isFinished = false
            if number < 3 { values.channels[number] = nil }
        }
    }

    private func tell(_ event: String, _ values: [ScriptValue]) {
        guard !state.update({ $0.isClosed }) else { return }
        events(ResourceEvent(resource: resource, name: event, values: values))
    }

    private func blockBrokenPipeSignal() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}
