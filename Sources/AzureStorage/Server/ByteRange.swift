/// A part of a blob that is asked for: `bytes=0-499`, `bytes=500-`, and by `Range` alone `bytes=-500`.
enum ByteRange {
    /// nil when the whole blob is wanted.
    ///
    /// - Throws: `StorageProblem` with 416 when the blob has no byte of it.
    static func range(_ request: StorageRequest, of length: Int) throws(StorageProblem) -> Range<Int>? {
        guard let text = request.header("x-ms-range") ?? request.header("range") else { return nil }
        // What is no range of bytes is passed over (RFC 9110, 14.2).
        guard let found = text.wholeMatch(of: /bytes=(\d*)-(\d*)/)?.output, !(found.1.isEmpty && found.2.isEmpty) else {
            return nil
        }
        let unsatisfiable = StorageProblem(416, "InvalidRange", "The blob has \(length) bytes and none of '\(text)'.")
        if found.1.isEmpty {
            guard let count = Int(found.2), count > 0, length > 0 else { throw unsatisfiable }
            return max(0, length - count)..<length
        }
        guard let first = Int(found.1), first < length else { throw unsatisfiable }
        guard !found.2.isEmpty else { return first..<length }
        let last = Int(found.2) ?? .max
        guard last >= first else { return nil }
        return first..<(min(last, length - 1) + 1)
    }
}
