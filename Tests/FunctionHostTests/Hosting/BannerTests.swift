import FunctionApp
import Testing

@testable import FunctionHost

/// What is said at the start (host.md 4.1).
struct BannerTests {
    private static func text(_ copy: AppCopy, problems: [AppProblem] = [], functions: [String]? = nil) throws -> String {
        let app = try AppLoader.load(copy.path, environment: [:], functions: functions)
        return Banner(app: app, problems: app.problems + problems, origin: "http://localhost:7071").text
    }

    @Test func requestsComeFirstThenTheOthersThenWhatIsWrong() throws {
        let problems = [
            AppProblem(.warning, file: "host.json", message: "A setting is odd."),
            AppProblem(file: "Sync/index.js", function: "Sync", location: SourceLocation(line: 1, column: 2), message: "No."),
        ]
        let names = ["Answer", "Inspect", "Echo", "Sync", "Tick", "Off"]
        #expect(
            try Self.text(AppCopy(), problems: problems, functions: names) == """
                Functions:

                \tAnswer: http://localhost:7071/api/answer/{kind}

                \tInspect: [GET,POST,HEAD] http://localhost:7071/api/inspect/{id:int}/{rest?}

                \tEcho: orchestrationTrigger

                \tTick: timerTrigger

                Function Off is disabled.

                Problems:

                \terror: The 'Sync' function is in error: No. (Sync/index.js:1:2)
                \twarning: A setting is odd. (host.json)

                """)
    }

    @Test func anEmptyPrefixLeavesNoSlashBehind() throws {
        let host = #"{"version":"2.0","extensions":{"http":{"routePrefix":""}}}"#
        #expect(
            try Self.text(AppCopy(files: ["host.json": host]), functions: ["Answer"])
                == "Functions:\n\n\tAnswer: http://localhost:7071/answer/{kind}\n")
    }

    @Test func anAppWithoutFunctionsSaysSo() throws {
        #expect(try Self.text(AppCopy(), functions: ["Off"]) == "No functions found.\n\nFunction Off is disabled.\n")
    }
}
