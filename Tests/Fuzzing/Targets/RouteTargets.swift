@testable import FunctionApp

extension FuzzTarget {
    /// A template, and a path that is matched with it.
    static let route = FuzzTarget("route") { bytes in
        var input = FuzzInput(bytes)
        let text = input.line()
        let path = input.text()
        // Regular expressions of an app's author go to the standard library, which neither limits their time nor takes all of them.
        if text.lowercased().contains("regex") { return }
        let template: RouteTemplate
        do throws(RouteTemplateError) {
            template = try RouteTemplate(text)
        } catch {
            try expect(0...text.count ~= error.offset && !error.message.isEmpty, "the error names no place: \(error)")
            return
        }
        try expectEqual(try RouteTemplate(template.text).segments, template.segments, "trimmed it is another template")
        let prefixed = template.prefixed(by: "api")
        guard let values = template.match(RoutePath(path)) else { return }
        let names = template.parameterNames
        try expect(values.count <= names.count, "there are more values than parameters: \(values)")
        try expect(values.allSatisfy { names.contains($0.name) }, "a value has a foreign name: \(values)")
        if path.first == "/" {
            try expectEqual(prefixed.match(RoutePath("/api" + path)), values, "under a prefix it matches otherwise")
        }
    }
}
