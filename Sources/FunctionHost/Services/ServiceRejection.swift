/// A service will never do what it was asked for, so whoever asked has failed.
package struct ServiceRejection: Error, Hashable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
