/// The right of one host to work on one partition.
package struct PartitionLease: Hashable, Sendable {
    package let partition: Partition
    package let owner: HostID
    /// Grows with every change of owner. A checkpoint under an older epoch is refused.
    package let epoch: Int64

    package init(partition: Partition, owner: HostID, epoch: Int64) {
        self.partition = partition
        self.owner = owner
        self.epoch = epoch
    }
}
