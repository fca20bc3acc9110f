/// Finds what answers a request: the most specific template that fits path and method wins, then the one added first.
///
/// A path that fits only with another method is not found, which HTTP functions answer with 404 (spec: host.md 2.7).
package struct RouteTable<Value: Sendable>: Sendable {
    /// A route and what it leads to; `methods` in upper case, `nil` for all.
    package struct Route: Sendable {
        package let template: RouteTemplate
        package let methods: Set<String>?
        package let value: Value
    }

    package struct Match: Sendable {
        package let route: Route
        package let parameters: [RouteParameter]

        package var value: Value { route.value }

        /// The value of a parameter; names are compared without case.
        package subscript(name: String) -> String? {
            parameters.first { $0.name.lowercased() == name.lowercased() }?.value
        }
    }

    /// All routes, in the order in which they are tried.
    package private(set) var routes: [Route] = []

    package init() {}

    package mutating func add(_ template: RouteTemplate, methods: Set<String>?, value: Value) {
        let index = routes.firstIndex { template.isMoreSpecific(than: $0.template) } ?? routes.endIndex
        let methods = methods.map { Set($0.map { $0.uppercased() }) }
        routes.insert(Route(template: template, methods: methods, value: value), at: index)
    }

    /// `path` is the path of the request as it came, still percent-encoded.
    package func match(method: String, path: String) -> Match? {
        let path = RoutePath(path)
        let method = method.uppercased()
        for route in routes where route.methods?.contains(method) ?? true {
            if let parameters = route.template.match(path) {
                return Match(route: route, parameters: parameters)
            }
        }
        return nil
    }
}
