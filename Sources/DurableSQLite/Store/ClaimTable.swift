import DurableCore

/// Who holds which queue message.
///
/// Messages are looked up in the store and claimed here, and in between a commit may delete what was found. A message that is
/// finished is left out of a look because it is claimed; one that is dropped, claimed or not, is remembered for the looks
/// that are under way.
struct ClaimTable {
    private struct Claim {
        let queue: QueueName
        var token: Int64
        var until: Timestamp
        /// How often the message was claimed since it was last written down.
        var count: Int
    }

    private var claims: [Int64: Claim] = [:]
    private var lastToken: Int64 = 0
    private var looks = 0
    private var droppedMeanwhile: Set<Int64> = []

    /// The messages that somebody holds or held.
    var messages: Set<Int64> { Set(claims.keys) }

    /// Begins a look for messages to claim. Returns those of the queue that are held at `now`, with the time their claims run
    /// out.
    mutating func beginLook(into queue: QueueName, at now: Timestamp) -> [Int64: Timestamp] {
        looks += 1
        return claims.compactMapValues { $0.queue == queue && $0.until > now ? $0.until : nil }
    }

    mutating func endLook() {
        looks -= 1
        if looks == 0 { droppedMeanwhile = [] }
    }

    /// Claims a message that a look found. Returns the claim's token, and how often the message was claimed since it was last
    /// written down; nil when it is gone.
    ///
    /// - Parameter isWrittenDown: whether the caller writes this claim down.
    mutating func claim(
        _ id: Int64, of queue: QueueName, until: Timestamp, isWrittenDown: Bool = false
    ) -> (token: Int64, count: Int)? {
        if droppedMeanwhile.contains(id) { return nil }
        lastToken += 1
        let count = isWrittenDown ? 0 : (claims[id]?.count ?? 0) + 1
        claims[id] = Claim(queue: queue, token: lastToken, until: until, count: count)
        return (lastToken, count)
    }

    mutating func extend(_ receipt: ClaimedMessage.Receipt, until: Timestamp) -> Bool {
        guard count(receipt) != nil else { return false }
        claims[receipt.id]?.until = until
        return true
    }

    /// How often the message was claimed since it was last written down; nil when the claim does not stand.
    func count(_ receipt: ClaimedMessage.Receipt) -> Int? {
        claims[receipt.id].flatMap { $0.token == receipt.token ? $0.count : nil }
    }

    /// When the message's last claim runs out or ran out; nil when there is none.
    func until(_ message: Int64) -> Timestamp? { claims[message]?.until }

    /// How often the message was claimed since it was last written down.
    func count(_ message: Int64) -> Int { claims[message]?.count ?? 0 }

    mutating func end(_ receipt: ClaimedMessage.Receipt) {
        if count(receipt) != nil { claims[receipt.id] = nil }
    }

    /// Ends the claims of messages that were deleted whoever held them.
    mutating func drop(_ messages: Set<Int64>) {
        for message in messages { claims[message] = nil }
        if looks > 0 { droppedMeanwhile.formUnion(messages) }
    }
}
