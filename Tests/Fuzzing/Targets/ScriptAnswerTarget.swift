import JSONText

@testable import FunctionHost

extension FuzzTarget {
    /// What scripts answer to the host.
    static let scriptAnswer = FuzzTarget("script-answer") { bytes in
        var input = FuzzInput(bytes)
        let kind = input.byte()
        let text = input.text()
        do {
            switch kind % 3 {
            case 0: _ = try TurnWire.result(of: text)
            case 1: _ = try EntityWire.answer(text)
            default:
                let outcome = try Invocation.Outcome(text)
                _ = outcome.response?.wireHead
                for output in outcome.outputs {
                    _ = output.messages
                    _ = output.content
                    _ = try? StartRequest.all(in: output.value)
                }
            }
        } catch let error as JSONSyntaxError {
            try expect(!error.message.isEmpty, "the error says nothing")
        } catch let error as TurnWireError {
            try expect(!error.description.isEmpty, "the error says nothing")
        }
    }
}
