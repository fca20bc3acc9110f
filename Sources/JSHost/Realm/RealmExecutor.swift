import ThreadExecutor

/// The thread of a realm, with the main loop it waits in.
package struct RealmExecutor: Sendable {
    let parker = GLibParker()
    let thread: ThreadExecutor

    /// Starts the thread, which inherits what the calling thread may do.
    package init(name: String) {
        thread = ThreadExecutor(name: name, parker: parker)
        thread.perform {}
    }
}
