import Glibc

/// Waits by a condition variable.
package final class ConditionParker: Parker {
    private struct State {
        var mutex = pthread_mutex_t()
        var condition = pthread_cond_t()
        var isUnparked = false
    }

    /// On the heap, because mutex and condition variable must not move.
    private nonisolated(unsafe) let state: UnsafeMutablePointer<State>

    package init() {
        state = .allocate(capacity: 1)
        state.initialize(to: State())
        pthread_mutex_init(&state.pointee.mutex, nil)
        pthread_cond_init(&state.pointee.condition, nil)
    }

    deinit {
        pthread_cond_destroy(&state.pointee.condition)
        pthread_mutex_destroy(&state.pointee.mutex)
        state.deinitialize(count: 1)
        state.deallocate()
    }

    package func park() {
        pthread_mutex_lock(&state.pointee.mutex)
        while !state.pointee.isUnparked { pthread_cond_wait(&state.pointee.condition, &state.pointee.mutex) }
        state.pointee.isUnparked = false
        pthread_mutex_unlock(&state.pointee.mutex)
    }

    package func unpark() {
        pthread_mutex_lock(&state.pointee.mutex)
        state.pointee.isUnparked = true
        pthread_cond_signal(&state.pointee.condition)
        pthread_mutex_unlock(&state.pointee.mutex)
    }
}
