import DurableCore

/// The conditional headers of a request (RFC 9110, 13; "Specifying conditional headers for Blob service operations").
struct BlobCondition: Hashable, Sendable {
    private let match: String?
    private let noneMatch: String?
    private let modifiedSince: Timestamp?
    private let unmodifiedSince: Timestamp?

    /// - Throws: `StorageProblem` when a time is none.
    init(_ request: StorageRequest) throws(StorageProblem) {
        match = request.header("if-match")
        noneMatch = request.header("if-none-match")
        modifiedSince = try Self.time("if-modified-since", request)
        unmodifiedSince = try Self.time("if-unmodified-since", request)
    }

    /// - Parameter isRead: whether the caller only wants to see what has changed, so that nothing new is no failure (304).
    /// - Throws: `StorageProblem` when what there is does not meet the condition.
    func check(_ current: BlobProperties?, isRead: Bool) throws(StorageProblem) {
        let failure = StorageProblem(412, "ConditionNotMet", "The condition of the request's headers is not met.")
        let notModified = isRead ? StorageProblem(304, "ConditionNotMet", "") : failure
        guard let current else {
            if match != nil { throw failure }
            return
        }
        if let match, match != "*", !Self.list(match).contains(current.etag) { throw failure }
        if match == nil, let unmodifiedSince, current.lastModified.second > unmodifiedSince.second { throw failure }
        if let noneMatch {
            if noneMatch == "*", !isRead {
                throw StorageProblem(409, "BlobAlreadyExists", "The blob exists.")
            }
            if noneMatch == "*" || Self.list(noneMatch).contains(current.etag) { throw notModified }
        } else if let modifiedSince, current.lastModified.second <= modifiedSince.second {
            throw notModified
        }
    }

    private static func list(_ text: String) -> [String] {
        text.split(separator: ",").map { entry in
            let tag = entry.filter { !$0.isWhitespace }
            return tag.hasPrefix("\"") ? tag : "\"\(tag)\""
        }
    }

    private static func time(_ name: String, _ request: StorageRequest) throws(StorageProblem) -> Timestamp? {
        guard let text = request.header(name) else { return nil }
        guard let time = Timestamp(httpDate: text) else { throw .invalidHeader(name, text) }
        return time
    }
}

extension Timestamp {
    /// Headers have whole seconds.
    fileprivate var second: Int64 { microseconds / 1_000_000 }
}
