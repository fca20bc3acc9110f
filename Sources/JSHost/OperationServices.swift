/// What the synchronous operations of one isolate work with.
final class OperationServices {
    let configuration: IsolateConfiguration
    let startTimer: (_ id: Int, _ milliseconds: Double) -> Void
    let stopTimer: (_ id: Int) -> Void
    /// The scripts enter a call's entry point; nil: none any more.
    let beginCall: (_ id: Int?) -> Void

    init(
        configuration: IsolateConfiguration, startTimer: @escaping (Int, Double) -> Void, stopTimer: @escaping (Int) -> Void,
        beginCall: @escaping (Int?) -> Void
    ) {
        self.configuration = configuration
        self.startTimer = startTimer
        self.stopTimer = stopTimer
        self.beginCall = beginCall
    }
}
