import Foundation
import Testing

@testable import FunctionApp

/// Paths and names of an app's files that would lead out of it, or become paths elsewhere.
@Suite struct PathEscapeTests {
    private static let activity = #"{"bindings": [{"name": "name", "type": "activityTrigger"}]}"#

    private static func function(_ scriptFile: String) throws -> String {
        let text = String(decoding: try JSONEncoder().encode(scriptFile), as: UTF8.self)
        return #"{"scriptFile": \#(text), "bindings": [{"name": "name", "type": "activityTrigger"}]}"#
    }

    /// Beside the app lie `secret.js` and a folder whose name begins with that of the app.
    private static func app(_ scriptFile: String) throws -> (app: TemporaryApp, loaded: FunctionApp) {
        let app = try TemporaryApp([
            "F/index.js": "", "F/run.js": "", "F/sub/x.js": "", "shared/main.js": "", "F/a b.js": "", "F/..x.js": "",
            "F/é.js": "",
        ])
        try FileManager.default.createDirectory(atPath: "\(app.root)-more", withIntermediateDirectories: true)
        try Data().write(to: URL(filePath: "\(app.root)-more/secret.js"))
        for (link, target) in [
            ("F/inside.js", "../shared/main.js"), ("F/outside.js", "\(app.root)-more/secret.js"), ("F/up", ".."), ("F/away", "/"),
            ("F/near", "\(app.root)-more"), ("F/loop.js", "loop.js"), ("F/chain.js", "outside.js"), ("F/again", "../shared"),
            ("F/dangling.js", "nowhere.js"),
        ] {
            try app.link(link, to: target)
        }
        let path = scriptFile.replacing("ROOT", with: app.root).replacing("NAME", with: app.root.split(separator: "/").last ?? "")
        try app.write(Data(try function(path).utf8), to: "F/function.json")
        return (app, try app.load())
    }

    private static func clean(_ app: TemporaryApp) { try? FileManager.default.removeItem(atPath: "\(app.root)-more") }

    @Test(arguments: [
        "index.js", "./index.js", "sub/x.js", "sub/../index.js", "../shared/main.js", "../F/index.js", "..\\shared\\main.js",
        ".\\sub\\x.js", "ROOT/shared/main.js", "ROOT/F/../shared/main.js", "inside.js", "up/shared/main.js", "up/F/index.js",
        "again/main.js", "a b.js", "..x.js", "é.js", "sub//x.js", "away/ROOT/F/index.js", "../../NAME/F/index.js",
    ])
    func aScriptInsideOfTheAppIsTaken(_ scriptFile: String) throws {
        let (app, loaded) = try Self.app(scriptFile)
        defer { Self.clean(app) }
        #expect(loaded.problems.isEmpty)
        #expect(loaded.functions.map(\.name) == ["F"])
    }

    @Test(arguments: [
        "../../secret.js", "../../NAME-more/secret.js", "ROOT-more/secret.js", "ROOT/../NAME-more/secret.js", "outside.js",
        "chain.js",
        "away/ROOT-more/secret.js", "near/secret.js", "up/../NAME-more/secret.js", "loop.js", "dangling.js", "up/up/../../x.js",
        "..\\..\\NAME-more\\secret.js", "/etc/passwd", "/etc/hostname", "../../../../../../../../etc/passwd", "away/etc/passwd",
        "/proc/self/environ", "/proc/self/cwd/x.js", "/dev/null", "/dev/stdin", "C:\\x.js", "\\\\server\\share\\x.js",
        "//etc/passwd",
        "index.js\0", "index.js\0.txt", "\0index.js", "../\0../x.js", "outside.js\0index.js", "file:index.js",
        "file:///etc/passwd",
        "file://ROOT/F/index.js", "index%2ejs", "%2e%2e/%2e%2e/secret.js", "..%2fshared%2fmain.js", "..%5cshared%5cmain.js",
        "%252e%252e/x.js", "..%c0%afshared/main.js", "．．/shared/main.js", "..／shared/main.js", "index.js.", "index.js/",
        "index.js ",
        " index.js", "index.js/.", "index.js/..", "INDEX.JS", "e\u{301}x.js", "~/x.js", "$HOME/x.js", "`id`.js", "$(id).js",
        "*.js",
        "index.js?x", "index.js#x", "index.js;x.js", ".", "..", "/", "sub", "sub/", "./", "up", "away", "...",
        "....//shared/main.js",
        "..././shared/main.js", "....\\\\shared\\main.js", "..;/shared/main.js", "node_modules", "index.js\n", "\u{202E}sj.xedni",
        "index\u{200B}.js", String(repeating: "../", count: 500) + "etc/passwd", String(repeating: "a", count: 5_000) + ".js",
        String(repeating: "sub/", count: 2_000) + "x.js", "function.json", "../host.json",
    ])
    func whatIsNoScriptOfTheAppIsRefused(_ scriptFile: String) throws {
        let (app, loaded) = try Self.app(scriptFile)
        defer { Self.clean(app) }
        #expect(loaded.functions.isEmpty)
        #expect(loaded.problems.count == 1)
        #expect(loaded.problems.allSatisfy { $0.severity == .error && $0.function == "F" && $0.file == "F/function.json" })
        #expect(loaded.problems.first?.message.isEmpty == false)
    }

    @Test func aFunctionFolderMustBeInTheApp() throws {
        let outside = try TemporaryApp(["G/function.json": Self.activity, "G/index.js": ""])
        let app = try TemporaryApp(["F/function.json": Self.activity, "F/index.js": "", "lib/H/function.json": Self.activity])
        try app.write(Data(), to: "lib/H/index.js")
        try app.link("Linked", to: "\(outside.root)/G")
        try app.link("H", to: "lib/H")
        // Its script is of the app, but not what is said of it.
        try app.write(Data(), to: "Half/index.js")
        try app.link("Half/function.json", to: "\(outside.root)/G/function.json")
        let loaded = try app.load()
        #expect(loaded.functions.map(\.name) == ["F", "H"])
        #expect(
            loaded.problems.map(\.message) == [
                "The file is outside of the app: it leads to '\(outside.root)/G/function.json'.",
                "The file is outside of the app: it leads to '\(outside.root)/G/function.json'.",
            ])
        #expect(loaded.problems.map(\.file) == ["Half/function.json", "Linked/function.json"])
    }

    @Test(arguments: [
        "../hub", "..", "a/b", "a\\b", "hub.db", "hub\0", ".hub", "hub%2fx", "hub x", "hüb", "ｈｕｂ", "hub\n", "1hub", "hu", "-hub",
        "hub;drop", "'hub'", "%2e%2e", "/etc/hub", "~hub", String(repeating: "h", count: 51), "h\u{301}ub",
    ])
    func aTaskHubIsNoPath(_ name: String) throws {
        let text = String(decoding: try JSONEncoder().encode(name), as: UTF8.self)
        let problems = try TemporaryApp.problems(
            ofHost: #"{"version": "2.0", "extensions": {"durableTask": {"hubName": \#(text)}}}"#)
        #expect(problems.map(\.field) == ["extensions.durableTask.hubName"])
        // The environment is no other door.
        let variable = "AzureFunctionsJobHost__extensions__durableTask__hubName"
        #expect(
            try TemporaryApp.problems(ofHost: #"{"version": "2.0"}"#, environment: [variable: name]).map(\.field) == [variable])
        #expect(
            try TemporaryApp.problems(
                ofHost: #"{"version": "2.0", "extensions": {"durableTask": {"hubName": "%H%"}}}"#, environment: ["H": name]
            )
            .count == 1)
    }

    @Test(arguments: ["", "data/", "/", "hub\0.db", "\0"])
    func theStoreIsAFile(_ path: String) throws {
        let text = String(decoding: try JSONEncoder().encode(path), as: UTF8.self)
        let json = #"{"version": "2.0", "extensions": {"durableTask": {"storageProvider": {"path": \#(text)}}}}"#
        #expect(try TemporaryApp.problems(ofHost: json).map(\.field) == ["extensions.durableTask.storageProvider.path"])
    }

    @Test(arguments: ["data/hub.db", "/var/lib/perdure/hub.db", "../hub.db", "hub"])
    func theStoreMayLieWhereItsOwnerSays(_ path: String) throws {
        let json = #"{"version": "2.0", "extensions": {"durableTask": {"storageProvider": {"path": "\#(path)"}}}}"#
        #expect(try TemporaryApp.host(json).durableTask.storageProvider.path == path)
    }

    private static let badNames = [
        "", "..", "../x", "a/b", "a\\b", "/abc", "abc/", "abc\0", "a..b", "%2e%2e", "abc.", ".abc", "abc def", "ABC..", "äbc",
        "а-б-в",
        "abc\n", "-abc", "abc-", "a--b", "_abc", "~abc", "$abc", "'abc'", "abc;", String(repeating: "a", count: 64), "ab",
    ]

    @Test(arguments: badNames)
    func namesOfQueuesTablesAndContainersAreNoPaths(_ name: String) {
        #expect(!QueueNameRule.isValid(name))
        #expect(!TableNameRule.isValid(name))
        #expect(!ContainerName.isValid(name))
    }

    @Test(arguments: ["abc", "a1b", "orders2024", String(repeating: "a", count: 63)])
    func otherNamesAreFine(_ name: String) {
        #expect(QueueNameRule.isValid(name))
        #expect(TableNameRule.isValid(name))
        #expect(ContainerName.isValid(name))
    }
}
