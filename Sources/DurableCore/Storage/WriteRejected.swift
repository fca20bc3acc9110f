/// One write of a batch cannot be stored as it is, for instance because it is too large. Nothing of the batch was applied.
package struct WriteRejected: Error, CustomStringConvertible {
    /// Its place in the batch.
    package let index: Int
    /// What user code fails with when it was its doing: trying again would give the same.
    package let failure: FailureDetails

    package init(index: Int, reason: String) {
        self.init(
            index: index,
            failure: FailureDetails(errorType: "WriteRejected", message: "The storage cannot take this write: \(reason)"))
    }

    package init(index: Int = 0, failure: FailureDetails) {
        self.index = index
        self.failure = failure
    }

    package var description: String { failure.message }
}
