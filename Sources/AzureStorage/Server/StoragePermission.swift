/// What a shared access signature must allow for an operation.
struct StoragePermission: Sendable {
    enum Level: Character, Sendable {
        case service = "s"
        /// A container or a queue.
        case container = "c"
        /// A blob or a message.
        case object = "o"
    }

    let level: Level
    /// Any one of these letters is enough.
    let letters: String
    var container = ""
    var object = ""

    init(_ level: Level, _ letters: String, container: String = "", object: String = "") {
        self.level = level
        self.letters = letters
        self.container = container
        self.object = object
    }
}
