/// How the thread of a `ThreadExecutor` waits for work.
///
/// `unpark` may be called from any thread, everything else is called on the executor's own.
package protocol Parker: Sendable {
    /// Called when the thread begins, before any job.
    func begin()
    /// Called after each batch of jobs, to do whatever else the thread has to do; must not wait.
    func poll()
    /// Waits until `unpark` was called, even if that was before; may also return early.
    func park()
    /// Ends the current or the next `park`.
    func unpark()
    /// Called when the thread ends; it may begin again later.
    func end()
}

extension Parker {
    package func begin() {}
    package func poll() {}
    package func end() {}
}
