/// Blocks that were put and are not yet part of a blob.
actor StagedBlocks {
    private var blocks: [String: [String: [UInt8]]] = [:]

    func put(_ bytes: [UInt8], _ id: String, of blob: String) { blocks[blob, default: [:]][id] = bytes }

    /// The bytes of the blocks in that order.
    ///
    /// - Throws: `StorageProblem` when one of them was never put.
    func bytes(_ ids: [String], of blob: String) throws -> [UInt8] {
        try ids.flatMap { id in
            guard let bytes = blocks[blob]?[id] else {
                throw StorageProblem(400, "InvalidBlockList", "There is no uncommitted block '\(id)'.")
            }
            return bytes
        }
    }

    func forget(_ blob: String) { blocks[blob] = nil }
}
