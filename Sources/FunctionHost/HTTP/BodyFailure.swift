/// Why the body of a request could not be read.
enum BodyFailure: Error, Hashable, Sendable {
    case tooLarge, tooSlow
    /// What came is no HTTP, or the client is gone.
    case broken

    /// The last one of its connection: what is left of the body is not wanted.
    var answer: HTTPAnswer {
        switch self {
        case .tooLarge: .last(413)
        case .tooSlow: .last(408)
        case .broken: .last(400)
        }
    }
}
