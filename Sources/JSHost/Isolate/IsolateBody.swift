/// Where the scripts of an isolate run: a thread of this process, or another process.
package protocol IsolateBody: Sendable {
    /// Makes the scripts ready. Throws `.startFailed`.
    func start(for caller: any IsolateCaller) async throws(JSHostError)
    /// The caller has messages; whoever can deliver them takes them by `takeFrame`.
    func arrangeDelivery()
    /// Whether the scripts return within so many milliseconds from where they are now.
    func returns(within milliseconds: Double) async -> Bool
    /// Ends the scripts, whatever they do; nothing comes from them any more.
    func end()
    /// Frees everything.
    func close() async
    /// Throws `.isolateClosed`.
    func heapStatistics() async throws(JSHostError) -> HeapStatistics
    /// Throws `.isolateClosed`.
    func collectGarbage() async throws(JSHostError)
}

/// What the body of an isolate asks for and tells, from any thread.
package protocol IsolateCaller: AnyObject, Sendable {
    /// Calls without an answer.
    var waitingCalls: Int { get }
    /// The messages to deliver next, of about so many bytes; empty when there are none.
    func takeFrame(limit: Int) -> Frame
    /// The scripts threw instead of taking the frame. What of it they can take is to be delivered next.
    func frameRefused(_ frame: Frame, _ failure: String)
    /// The scripts wrote messages: the UTF-8 text of a JSON array.
    func scriptsWrote(_ messages: [UInt8])
    /// The scripts have begun with all calls up to that number.
    ///
    /// - Parameter current: the one whose entry point has not returned.
    func callsBegan(through last: Int, current: Int?)
    /// The scripts will not come to the calls with higher numbers: they can be made elsewhere.
    func giveBack(after call: Int)
    /// The scripts can take calls again.
    func scriptsReturned()
    /// The scripts are gone.
    ///
    /// - Parameter begun: the last call they had begun with; nil: as `callsBegan` told.
    /// - Parameter culprit: the call whose entry point had not returned.
    /// - Parameter isInside: whether some script was running.
    func scriptsEnded(_ end: IsolateEnd, begun: Int?, culprit: Int?, isInside: Bool)
    /// Our own scripts did what they must not do.
    func scriptsViolated(_ reason: String)
}
