/// Something that reads bytes from outside, and what must be true of it whatever they are.
struct FuzzTarget: Sendable {
    /// As the command and the folders of the corpus name it.
    let name: String
    /// Throws `Finding` when something is not as it must be.
    let check: @Sendable ([UInt8]) throws -> Void

    init(_ name: String, _ check: @escaping @Sendable ([UInt8]) throws -> Void) {
        self.name = name
        self.check = check
    }
}
