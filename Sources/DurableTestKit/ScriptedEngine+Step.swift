package import DurableCore

extension ScriptedEngine {
    /// One step of a program. A program returns the result of its last step.
    package enum Step: Hashable, Sendable {
        case activity(String, Payload)
        /// All at once, then wait for all.
        case activities([String])
        /// An activity whose failure does not matter.
        case attempt(String)
        /// An activity that is told which attempt it is, from 1, and is run again after a pause while it fails.
        case retry(String, attempts: Int, pause: Duration)
        case timer(after: Duration)
        case event(String)
        /// An event, but not for ever: whichever comes second is let go.
        case deadline(event: String, Duration)
        case child(String, id: InstanceID?)
        /// All at once, then wait for all.
        case children([String])
        /// Raise an event to another instance.
        case raise(String, Payload?, to: InstanceID)
        /// Call an entity and take its result.
        case entity(InstanceID, String, Payload?)
        case signal(InstanceID, String, Payload?, after: Duration? = nil)
        /// Have an entity write down, when called, a text that nobody else sends it.
        case note(InstanceID)
        case noteBySignal(InstanceID)
        case lock([InstanceID])
        case unlock
        /// Continue as new, unless the execution was started with just this input.
        case restart(input: Payload)
        case fail(String)
    }
}
