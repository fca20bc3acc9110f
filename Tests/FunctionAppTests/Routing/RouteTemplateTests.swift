import Testing

@testable import FunctionApp

@Suite struct RouteTemplateTests {
    /// The parameters as `name=value`, or nil when the path does not match.
    private func match(_ template: String, _ path: String) throws -> [String]? {
        try RouteTemplate(template).match(RoutePath(path))?.map { "\($0.name)=\($0.value)" }
    }

    @Test(arguments: [
        ("items", "/items", [String]()), ("items", "/ITEMS/", []), ("Items/New", "/items/new", []), ("", "/", []),
        ("/items/", "/items", []),
        ("items/{id}", "/items/5", ["id=5"]), ("items/{id?}", "/items", []), ("items/{id?}", "/items/5", ["id=5"]),
        ("items/{id=7}", "/items", ["id=7"]), ("items/{id=7}", "/items/5", ["id=5"]),
        ("{functionName=Start}/{instances=600}", "/", ["functionName=Start", "instances=600"]),
        ("{functionName=Start}/{instances=600}", "/Go", ["functionName=Go", "instances=600"]),
        ("{version}/items/{id}", "/v1/items/x", ["version=v1", "id=x"]),
        ("files/{*rest}", "/files/a/b/c", ["rest=a/b/c"]), ("files/{**rest}", "/files/a/b", ["rest=a/b"]),
        ("files/{*rest}", "/files", []), ("files/{*rest=top}", "/files", ["rest=top"]),
        ("{a}.{b}", "/x.y.z", ["a=x.y", "b=z"]), ("v{major}-{minor}", "/V1-2", ["major=1", "minor=2"]),
        ("v{n}", "/vv1", ["n=v1"]), ("{a}--{b}", "/x---y", ["a=x-", "b=y"]), ("{a}x{b}", "/axb", ["a=a", "b=b"]),
        ("{a}X{b}end", "/axxbEND", ["a=ax", "b=b"]), ("{name}.{extension?}", "/report", ["name=report"]),
        ("{name}.{extension?}", "/a.txt", ["name=a", "extension=txt"]),
        ("items/{id:int:min(1)?}", "/items", []), ("items/{id:int:min(1)?}", "/items/1", ["id=1"]),
        ("a{{b}}/{c}", "/a{b}/d", ["c=d"]),
    ])
    func matchesAndTakesParameters(template: String, path: String, expected: [String]) throws {
        #expect(try match(template, path) == expected)
    }

    @Test(arguments: [
        ("items", "/item"), ("items", "/items/1"), ("items", "/"), ("items/{id}", "/items"), ("items/{id}", "/items/1/2"),
        ("items/{id}", "/items//"), ("items/{id:int}", "/items/x"), ("items/{id:int:min(1)?}", "/items/0"),
        ("{a}.{b}", "/xy"), ("{a}.{b}", "/.y"), ("v{n}", "/v"), ("v{n}", "/w1"), ("{a}-{b}", "/-"), ("{a}-{b}", "/x-"),
        ("", "//"), ("{n:int}.x", "/a.x"), ("files/{*rest:int}", "/files/a/b"),
    ])
    func doesNotMatch(template: String, path: String) throws {
        #expect(try match(template, path) == nil)
    }

    @Test(arguments: [
        ("a%20b", "a b"), ("%C3%A9", "é"), ("a%2Fb", "a/b"), ("%2525", "%25"), ("100%", "100%"), ("%zz", "%zz"),
        ("%FF", "%FF"), ("a+b", "a+b"),
    ])
    func decodesParametersOnce(encoded: String, decoded: String) throws {
        #expect(try match("items/{id}", "/items/\(encoded)") == ["id=\(decoded)"])
    }

    @Test func theQueryIsNoPartOfThePath() throws {
        #expect(try match("items/{id}", "/items/1?x=/2") == ["id=1"])
    }

    @Test(arguments: [
        ("items/{id", 6, "'{' is never closed"), ("items/id}", 8, "'}' without '{'"),
        ("items/{}", 7, "a parameter without a name"),
        ("items/{id:what}", 10, "there is no constraint 'what'"),
        ("items/{id:min}", 10, "the constraint 'min' needs an argument in parentheses"),
        ("items/{id:min(x)}", 10, "the constraint 'min' takes whole numbers, not 'x'"),
        ("items/{id:range(5,1)}", 10, "the constraint 'range' cannot be used with '5,1'"),
        ("items/{id:int(3)}", 10, "the constraint 'int' takes no argument"),
        ("items/{id:regex([)}", 10, "the regular expression '[' cannot be read"),
        ("items/{id:min(1}", 13, "'(' is never closed"),
        ("a//b", 2, "an empty segment: '/' stands twice in a row"),
        ("{id}/{ID}", 6, "the parameter 'ID' appears twice"),
        ("{*rest}/more", 8, "nothing may follow the catch-all parameter 'rest'"),
        ("a{*rest}", 0, "the catch-all parameter 'rest' must be a segment of its own"),
        ("{a}{b}", 0, "two parameters stand side by side; put a literal between them"),
        ("{id=5?}", 5, "the parameter 'id' cannot be optional and have a default value"),
        ("{a?}-{b}", 0, "the optional parameter 'a' must end its segment and follow a '.' or nothing"),
        ("what?", 4, "a literal cannot hold '?'"), ("{id?x}", 4, "'x' cannot stand here"),
    ])
    func tellsWhereATemplateIsWrong(template: String, offset: Int, message: String) {
        #expect(throws: RouteTemplateError(template: template, offset: offset, message: message)) {
            try RouteTemplate(template)
        }
    }

    @Test func aPrefixStandsBeforeTheTemplate() throws {
        let route = try RouteTemplate("items/{id}").prefixed(by: "/api/v1/")
        #expect(route.text == "api/v1/items/{id}")
        #expect(route.match(RoutePath("/API/v1/items/3")) == [RouteParameter(name: "id", value: "3")])
        #expect(try RouteTemplate("items").prefixed(by: "").text == "items")
    }
}
