import Testing

@testable import FunctionApp

@Suite struct RouteTableTests {
    private func table(_ routes: [(String, Set<String>?)]) throws -> RouteTable<String> {
        var table = RouteTable<String>()
        for (template, methods) in routes {
            table.add(try RouteTemplate(template), methods: methods, value: template)
        }
        return table
    }

    @Test(arguments: [
        ("/items/new", "items/new"), ("/items/7", "items/{id:int}"), ("/items/x.y", "items/{name}.{extension}"),
        ("/items/x", "items/{id?}"), ("/items", "items/{id?}"), ("/items/a/b", "items/{*rest}"), ("/other/thing", "{*all}"),
    ])
    func theMostSpecificRouteWins(path: String, expected: String) throws {
        let templates = ["{*all}", "items/{*rest}", "items/{id?}", "items/{name}.{extension}", "items/{id:int}", "items/new"]
        #expect(try table(templates.map { ($0, nil) }).match(method: "GET", path: path)?.value == expected)
        #expect(try table(templates.reversed().map { ($0, nil) }).match(method: "GET", path: path)?.value == expected)
    }

    @Test func amongEquallySpecificRoutesTheFirstWins() throws {
        let routes = try table([("{a}/x", nil), ("{b}/x", nil)])
        #expect(routes.match(method: "GET", path: "/1/x")?.value == "{a}/x")
    }

    @Test func anotherMethodIsNotFound() throws {
        let routes = try table([("items", ["GET", "post"])])
        #expect(routes.match(method: "get", path: "/items")?.value == "items")
        #expect(routes.match(method: "POST", path: "/items")?.value == "items")
        #expect(routes.match(method: "PUT", path: "/items") == nil)
        #expect(routes.match(method: "HEAD", path: "/items") == nil)
    }

    @Test func aLessSpecificRouteTakesTheMethodsTheOtherLeaves() throws {
        let routes = try table([("items/new", ["GET"]), ("items/{id}", ["POST"])])
        #expect(routes.match(method: "POST", path: "/items/new")?.value == "items/{id}")
    }

    @Test func parametersAreFoundWithoutCase() throws {
        let match = try table([("items/{Id}", nil)]).match(method: "GET", path: "/items/5")
        #expect(match?["id"] == "5")
        #expect(match?["other"] == nil)
    }
}
