/// One write of a batch cannot be stored as it is, for instance because it is too large. Nothing of the batch was applied.
package struct WriteRejected: Error, CustomStringConvertible {
    /// Its place in the batch.
    package let index: Int
    package let reason: String

    package init(index: Int, reason: String) {
        self.index = index
        self.reason = reason
    }

    /// What user code fails with when it was its doing: trying again would give the same.
    package var failure: FailureDetails { FailureDetails(errorType: "WriteRejected", message: description) }

    package var description: String { "The storage cannot take this write: \(reason)" }
}
