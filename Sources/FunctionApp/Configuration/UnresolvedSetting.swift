/// A `%NAME%` for which there is no setting.
package struct UnresolvedSetting: Error, Hashable, Sendable, CustomStringConvertible {
    package let name: String

    package var description: String { "'%\(name)%' does not resolve to a value." }
}
