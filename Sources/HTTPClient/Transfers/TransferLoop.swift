import CCurl
import ThreadExecutor

/// Runs transfers on its thread.
actor TransferLoop {
    private nonisolated let executor: ThreadExecutor
    private nonisolated let multi: CurlMulti
    private var running: [UnsafeMutableRawPointer: Running] = [:]
    private var lastID = 0

    private struct Running {
        let id: Int
        let transfer: Transfer
        let continuation: CheckedContinuation<Transfer.Result, Never>
    }

    init() {
        let multi = CurlMulti()
        self.multi = multi
        executor = ThreadExecutor(name: "http-client", parker: multi)
        multi.onProgress { [weak self] in self?.assumeIsolated { $0.collect() } }
    }

    deinit { executor.stop() }

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Runs a transfer to its end. A task that is cancelled aborts it.
    func perform(_ settings: TransferSettings) async -> Transfer.Result {
        lastID += 1
        let id = lastID
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                // Whoever cancels later finds it running: that comes in turn, on this thread.
                if Task.isCancelled {
                    continuation.resume(returning: .failure(.cancelled))
                } else {
                    start(settings, id, continuation)
                }
            }
        } onCancel: {
            executor.perform { self.assumeIsolated { $0.cancel(id) } }
        }
    }

    private func start(_ settings: TransferSettings, _ id: Int, _ continuation: CheckedContinuation<Transfer.Result, Never>) {
        do throws(HTTPClientError) {
            let transfer = try Transfer(settings)
            let code = curl_multi_add_handle(multi.handle, transfer.handle)
            guard code == CURLM_OK else { throw .failed(String(cString: curl_multi_strerror(code))) }
            running[transfer.handle] = Running(id: id, transfer: transfer, continuation: continuation)
        } catch {
            continuation.resume(returning: .failure(error))
        }
    }

    private func cancel(_ id: Int) {
        guard let handle = running.first(where: { $0.value.id == id })?.key else { return }
        end(handle) { _ in .failure(.cancelled) }
    }

    /// Takes out the transfers that have ended.
    private func collect() {
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi.handle, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle else { continue }
            // The message is gone when the handle is removed.
            let code = ccurl_result(message)
            end(handle) { $0.result(code) }
        }
    }

    private func end(_ handle: UnsafeMutableRawPointer, result: (Transfer) -> Transfer.Result) {
        guard let ended = running.removeValue(forKey: handle) else { return }
        let outcome = result(ended.transfer)
        curl_multi_remove_handle(multi.handle, handle)
        ended.continuation.resume(returning: outcome)
    }
}
