/// What an execution was started with.
package struct ExecutionStarted: Hashable, Sendable {
    package var name: String
    package var input: Payload?
    package var parent: ParentInstance?
    /// 0 for an instance's first execution, one more after each continue-as-new.
    package var generation: Int
    /// How many parents it has above it.
    package var depth: Int
    /// The version of the app it was started under; nil when the app has none.
    package var version: String?
    /// Handed on to sub-orchestrations.
    package var tags: [String: String]

    package init(
        name: String, input: Payload? = nil, parent: ParentInstance? = nil, generation: Int = 0, depth: Int = 0,
        version: String? = nil, tags: [String: String] = [:]
    ) {
        self.name = name
        self.input = input
        self.parent = parent
        self.generation = generation
        self.depth = depth
        self.version = version
        self.tags = tags
    }
}
