package import DurableCore

/// A message as a queue of a storage account gives it.
package struct QueueMessage: Hashable, Sendable {
    package let id: String
    /// What was put in, decoded.
    package let text: String
    /// How often it was taken, this time included.
    package let dequeueCount: Int
    package let insertedAt: Timestamp
    package let expiresAt: Timestamp
    /// The proof of holding it, needed to delete or update it; nil when it was only looked at.
    package var popReceipt: String?
    /// Until when it is held; nil when it was only looked at.
    package var visibleAt: Timestamp?
}
