/// Why a constraint cannot be read.
struct InvalidConstraint: Error, ExpressibleByStringInterpolation {
    let reason: String

    init(stringLiteral value: String) { reason = value }
}
