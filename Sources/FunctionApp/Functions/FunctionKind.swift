/// What a function is to the engine, by its trigger.
package enum FunctionKind: String, Hashable, Sendable {
    case orchestrator, activity, entity
    /// Any other: started by a request, a message, a timer.
    case function
}
