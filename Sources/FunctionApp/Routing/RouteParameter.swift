/// A value taken from the path of a request, under the name the template gives it.
package struct RouteParameter: Hashable, Sendable {
    package let name: String
    package let value: String

    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
