package import JSONText

/// One element of the `bindings` of a function.json: a value that goes into or out of the function.
package struct Binding: Hashable, Sendable {
    package let name: String
    /// As the file writes it.
    package let type: String
    package let direction: BindingDirection
    package let dataType: BindingDataType?
    package let kind: Kind
    /// The whole element as the file has it.
    package let json: JSONValue

    /// The type with its properties, in which `%NAME%` is already replaced by the app setting.
    package enum Kind: Hashable, Sendable {
        case orchestrationTrigger(orchestration: String?)
        case activityTrigger(activity: String?)
        case entityTrigger(entityName: String?)
        case durableClient(DurableClientBinding)
        case httpTrigger(HTTPTrigger)
        case http
        case queueTrigger(QueueBinding)
        case queue(QueueOutput)
        case timerTrigger(TimerTrigger)
        case blobTrigger(BlobTrigger)
        case blob(BlobBinding)
        case eventHubTrigger(EventHubBinding)
        case eventHub(EventHubOutput)
        case table(TableBinding)
        /// A type without a meaning here: what a function puts out through it is only recorded, what it would give a function is
        /// undefined, and as a trigger it is never fired.
        case other
    }

    package var isTrigger: Bool { type.lowercased().hasSuffix("trigger") }
    package var isReturnValue: Bool { name == Self.returnName }

    /// The name of the binding that takes a function's return value.
    package static let returnName = "$return"

    package var isDurableClient: Bool {
        if case .durableClient = kind { true } else { false }
    }
}
