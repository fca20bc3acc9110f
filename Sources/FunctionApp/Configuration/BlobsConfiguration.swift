/// The section `extensions.blobs` of host.json (spec: host.md 2.3).
package struct BlobsConfiguration: Hashable, Sendable {
    /// How many blobs each function is called for at once.
    package var maxDegreeOfParallelism: Int
    /// How often a function is called for a blob at most.
    package var poisonBlobThreshold = 5

    init(processorCount: Int) { maxDegreeOfParallelism = 8 * processorCount }

    mutating func read(from reader: inout HostSettingReader) {
        reader.checkSection("extensions.blobs")
        maxDegreeOfParallelism =
            reader.int("extensions.blobs.maxDegreeOfParallelism", in: 1...Int.max) ?? maxDegreeOfParallelism
        poisonBlobThreshold = reader.int("extensions.blobs.poisonBlobThreshold", in: 1...Int.max) ?? poisonBlobThreshold
    }
}
