import CCurl
import Synchronization
import ThreadExecutor

/// libcurl's set of running transfers, in which their thread waits for sockets and for work.
final class CurlMulti: Parker {
    /// So seldom the thread looks up without a reason.
    private static let longestWait: Int32 = 60_000

    /// To be used on the thread only.
    nonisolated(unsafe) let handle: UnsafeMutableRawPointer
    private let didProgress = Mutex<(@Sendable () -> Void)?>(nil)

    private static let isInitialized = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    init() {
        precondition(Self.isInitialized, "libcurl did not start")
        guard let handle = curl_multi_init() else { preconditionFailure("libcurl made no multi handle") }
        self.handle = handle
    }

    deinit { curl_multi_cleanup(handle) }

    /// Sets what is called on the thread after transfers went on.
    func onProgress(_ action: (@Sendable () -> Void)?) {
        didProgress.withLock { $0 = action }
    }

    func poll() {
        var running: Int32 = 0
        curl_multi_perform(handle, &running)
        didProgress.withLock { $0 }?()
    }

    func park() {
        curl_multi_poll(handle, nil, 0, Self.longestWait, nil)
        poll()
    }

    /// One of the few calls that are allowed from any thread.
    func unpark() { curl_multi_wakeup(handle) }
}
