import DurableCore
import Testing

@Suite struct PartitionTests {
    /// FNV-1a, 64 bits, as published with the algorithm. A change would strand every stored instance.
    @Test(
        arguments: [
            ("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("b", 0xaf63_df4c_8601_f1a5),
            ("foobar", 0x8594_4171_f739_67e8),
        ] as [(String, UInt64)])
    func isTheHashModuloTheCount(id: String, hash: UInt64) {
        for count in [1, 4, 16, 1_000_003] {
            #expect(Partition(of: InstanceID(id), count: count).number == Int(hash % UInt64(count)))
        }
    }

    @Test func isTakenFromTheBytes() {
        let composed = Partition(of: "\u{E9}", count: 1_000_003)
        #expect(composed != Partition(of: "e\u{301}", count: 1_000_003))
    }

    @Test func spreadsInstancesEvenly() {
        var counts = [0, 0, 0, 0]
        for number in 0..<4_000 { counts[Partition(of: InstanceID("instance-\(number)"), count: 4).number] += 1 }
        #expect(counts.allSatisfy { (800...1_200).contains($0) })
    }
}
