/// Whoever has the thread of a realm. Everything is told on that thread.
package protocol RealmOwner: AnyObject, Sendable {
    /// The scripts wrote messages: the UTF-8 text of a JSON array.
    func scriptsWrote(_ messages: [UInt8])
    /// The scripts enter a call's entry point; nil: none any more. Returns whether they may: if not, they leave the call alone.
    func mayBegin(_ call: Int?, _ entry: String) -> Bool
    /// A frame is handed to the scripts, which read it before they begin with anything.
    func frameComes()
    /// The thread enters the scripts, or is back.
    func scriptsEntered(_ isInside: Bool)
    /// The scripts have run for a while without returning. `stack` tells where they are.
    func scriptsGoOn(stack: () -> String)
    /// Our own scripts did what they must not do.
    func scriptsViolated(_ reason: String)
}

extension RealmOwner {
    package func frameComes() {}
    package func scriptsEntered(_ isInside: Bool) {}
    package func scriptsGoOn(stack: () -> String) {}
}
