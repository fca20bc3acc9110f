import Testing

@testable import FunctionApp

@Suite struct ScriptLocatorTests {
    private let plain = #"{"bindings": [{"name": "name", "type": "activityTrigger"}]}"#

    private func function(_ scriptFile: String) -> String {
        #"{"scriptFile": "\#(scriptFile)", "bindings": [{"name": "name", "type": "activityTrigger"}]}"#
    }

    @Test(arguments: [
        (["only.js"], "only.js"), (["index.js", "helper.js"], "index.js"), (["run.js", "index.js"], "run.js"),
        (["index.cjs", "index.mjs", "x.js"], "index.mjs"), (["Index.js", "x.js"], "Index.js"),
        (["run.mjs", "run.txt"], "run.mjs"),
    ])
    func thePrimaryScriptIsFound(files: [String], expected: String) throws {
        var contents = ["F/function.json": plain]
        for file in files { contents["F/\(file)"] = "" }
        let app = try TemporaryApp(contents).load()
        #expect(app.functions.map(\.scriptFile) == ["\(app.root)/F/\(expected)"])
    }

    @Test(arguments: [[], ["a.js", "b.js"]])
    func withoutAPrimaryScriptTheFunctionIsInError(files: [String]) throws {
        var contents = ["F/function.json": plain]
        for file in files { contents["F/\(file)"] = "" }
        let problems = try TemporaryApp(contents).load().problems
        #expect(problems.count == 1)
        #expect(problems.first?.message.hasPrefix("Unable to determine the primary function script.") == true)
    }

    @Test func aScriptOfAnotherLanguageIsTold() throws {
        let problems = try TemporaryApp(["F/function.json": plain, "F/run.csx": ""]).load().problems
        #expect(problems.map(\.message) == ["The script file 'run.csx' is not JavaScript (.js, .mjs or .cjs)."])
    }

    @Test(arguments: ["index.js", "../dist/F/main.js", #"..\\dist\\F\\main.js"#, "./sub/../index.js"])
    func aScriptFileMayBeAnywhereInTheApp(scriptFile: String) throws {
        let app = try TemporaryApp([
            "F/function.json": function(scriptFile), "F/index.js": "", "F/sub/x.js": "", "dist/F/main.js": "",
        ]).load()
        #expect(app.problems.isEmpty)
        #expect(app.functions.first?.scriptFile.hasPrefix(app.root) == true)
    }

    @Test func aMissingScriptFileIsTold() throws {
        let problems = try TemporaryApp(["F/function.json": function("gone.js"), "F/index.js": ""]).load().problems
        #expect(
            problems.map(\.message) == [
                "Invalid script file name configuration. The 'scriptFile' property is set to a file that does not exist."
            ])
        #expect(problems.map(\.field) == ["scriptFile"])
    }

    @Test func aPathThatLeavesTheAppIsRefused() throws {
        let outside = try TemporaryApp(["secret.js": ""])
        let up = String(repeating: "../", count: 20) + outside.root.dropFirst() + "/secret.js"
        for scriptFile in [up, outside.root + "/secret.js"] {
            let problems = try TemporaryApp(["F/function.json": function(scriptFile)]).load().problems
            #expect(
                problems.map(\.message) == [
                    "The script file '\(scriptFile)' is outside of the app: it leads to '\(outside.root)/secret.js'."
                ])
        }
    }

    @Test func aSymbolicLinkThatLeavesTheAppIsRefused() throws {
        let outside = try TemporaryApp(["secret.js": ""])
        let app = try TemporaryApp(["F/function.json": function("link.js"), "G/function.json": plain])
        try app.link("F/link.js", to: "\(outside.root)/secret.js")
        try app.link("G/index.js", to: "\(outside.root)/secret.js")
        let problems = try app.load().problems
        #expect(problems.map(\.function) == ["F", "G"])
        #expect(problems.allSatisfy { $0.message.contains("is outside of the app") })
    }

    @Test func aSymbolicLinkInsideTheAppIsFollowed() throws {
        let app = try TemporaryApp(["F/function.json": function("link.js"), "lib/real.js": ""])
        try app.link("F/link.js", to: "../lib/real.js")
        let loaded = try app.load()
        #expect(loaded.functions.map(\.scriptFile) == ["\(loaded.root)/lib/real.js"])
    }

    @Test func aNeighbourWhoseNameBeginsLikeTheAppIsOutside() throws {
        let root = try AppRoot(Fixtures.path("bom"))
        #expect(!root.contains(root.path + "-more/x.js"))
        #expect(root.contains(root.path + "/x.js"))
    }
}
