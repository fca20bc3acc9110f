import DurableCore
import FunctionApp
import Logging
import Testing

@testable import FunctionHost

/// What `logging` of host.json lets through (host.md 2.3).
struct CategoryLogTests {
    private static func lines(
        _ levels: [String: LoggingConfiguration.Level], standard: LoggingConfiguration.Level? = nil,
        asking level: Logger.Level = .info, console: Bool = true
    ) -> [String] {
        var configuration = LoggingConfiguration()
        configuration.levels = levels
        configuration.standard = standard
        configuration.isConsoleEnabled = console
        let log = LogRecorder()
        var base = log.logger
        base.logLevel = level
        let logger = base.filtered(by: configuration).of(LogCategory.host)
        let engine = logger.of(LogCategory.engine)
        let user = ScriptLog(logger)
        logger.info("host information")
        logger.debug("host details")
        engine.error("engine error")
        engine.info("engine information")
        engine.debug("engine details")
        user.write(#"{"level":"trace","message":"user details","function":"Hello"}"#)
        user.write(#"{"level":"warning","message":"user warning","function":"Hello"}"#)
        user.write(#"{"level":"information","message":"console"}"#)
        return log.lines.map { String($0.split(separator: ": ", maxSplits: 1)[1]) }
    }

    @Test func withoutAWordTheLevelOfTheCommandLineCounts() {
        let plain = ["host information", "engine error", "engine information", "user warning", "console"]
        #expect(Self.lines([:]) == plain)
        #expect(Self.lines([:], asking: .debug).contains("engine details"))
    }

    @Test func theDefaultCountsWhereNoKeyFits() {
        #expect(Self.lines([:], standard: .warning) == ["engine error", "user warning"])
        #expect(Self.lines([:], standard: LoggingConfiguration.Level.none).isEmpty)
    }

    @Test func askingForMoreLowersTheDefaultAndNothingElse() {
        let lines = Self.lines(["host.triggers": .error], standard: .warning, asking: .debug)
        #expect(lines == ["host information", "host details", "engine error", "user warning", "console"])
    }

    @Test func categoriesHaveLevelsOfTheirOwn() {
        #expect(
            Self.lines(["host.triggers.durabletask": .debug, "function.hello.user": .trace], standard: .error)
                == ["engine error", "engine information", "engine details", "user details", "user warning"])
        #expect(Self.lines(["function": .none, "host.function.console": .none], standard: .critical).isEmpty)
    }

    @Test func aConsoleThatIsOffGetsNothing() {
        #expect(Self.lines(["host": .trace], asking: .debug, console: false).isEmpty)
    }

    @Test func theLinesOfAHostCarryTheirCategories() async throws {
        try await TestHost.serving { (test) async throws in
            #expect(await test.run("Calls", #"["Sync",1]"#).status == 200)
            #expect(await test.get("/api/methods/json").status == 203)
            let categories = { (text: String) in
                test.log.entries.filter { $0.line.contains(text) }.compactMap { $0.metadata["category"].map { "\($0)" } }
            }
            #expect(Set(categories("Turn committed")) == ["Host.Triggers.DurableTask"])
            #expect(Set(categories("Executing 'Functions.Methods'")) == ["Function.Methods"])
            #expect(Set(categories("Executed 'Functions.Methods'")) == ["Function.Methods"])
        }
    }

    @Test func whatAnAppDoesNotWantToSeeIsNotWritten() async throws {
        let host = #"{"version":"2.0","logging":{"logLevel":{"Host.Triggers.DurableTask":"Warning"}}}"#
        try await TestHost.serving(files: ["host.json": host]) { (test) async throws in
            #expect(await test.run("Calls", #"["Sync",1]"#).status == 200)
            #expect(!test.log.lines.contains { $0.contains("Turn committed") })
        }
    }
}
