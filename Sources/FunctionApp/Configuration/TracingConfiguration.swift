/// `extensions.durableTask.tracing`: what is written to the log.
package struct TracingConfiguration: Hashable, Sendable {
    package var traceInputsAndOutputs = false
    package var traceReplayEvents = false

    package init() {}
}
