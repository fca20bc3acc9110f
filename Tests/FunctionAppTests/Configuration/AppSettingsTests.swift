import Testing

@testable import FunctionApp

@Suite struct AppSettingsTests {
    private func load(
        _ text: String, environment: [String: String] = [:]
    ) throws -> (settings: AppSettings, problems: [AppProblem]) {
        let app = try TemporaryApp(["local.settings.json": text]).load(environment: environment)
        return (app.settings, app.problems)
    }

    @Test func theFileMayBeMissing() throws {
        let app = try TemporaryApp([:]).load(environment: ["A": "1"])
        #expect(app.settings["A"] == "1")
        #expect(app.problems.isEmpty)
    }

    @Test func theEnvironmentWinsWithAWarning() throws {
        let (settings, problems) = try load(
            #"{"IsEncrypted": false, "Values": {"A": "file", "B": "file"}}"#, environment: ["A": "variable"])
        #expect(settings["A"] == "variable")
        #expect(settings["B"] == "file")
        #expect(settings.values == ["A": "variable", "B": "file"])
        #expect(settings.localNames == ["B"])
        #expect(
            problems.map(\.message) == [
                "Skipping 'A' from local settings as it's already defined in current environment variables."
            ])
        #expect(problems.map(\.severity) == [.warning])
    }

    @Test func onlyStringsAreLegal() throws {
        let (settings, problems) = try load(
            #"{"IsEncrypted": false, "Values": {"A": 5, "B": true, "C": {"D": "x"}, "E": [1], "F": null}}"#)
        #expect(settings.values == ["A": "5", "B": "true"])
        #expect(
            problems.map { "\($0.severity) \($0.field ?? "") \($0.message)" } == [
                "warning Values.A 'A' should be a string, but is the number 5; its text is used.",
                "warning Values.B 'B' should be a string, but is true; its text is used.",
                "error Values.C 'C' must be a string, but is an object.",
                "error Values.E 'E' must be a string, but is an array.",
                "error Values.F 'F' must be a string, but is null.",
            ])
    }

    @Test func encryptedSettingsAreRefused() throws {
        let (settings, problems) = try load(#"{"IsEncrypted": true, "Values": {"A": "x"}}"#)
        #expect(settings["A"] == nil)
        #expect(problems.map(\.severity) == [.error])
        #expect(problems.first?.message.hasPrefix("The settings are encrypted and cannot be read.") == true)
    }

    /// The Functions tools take a missing key for true; values that can be read are not thrown away for it.
    @Test func settingsThatDoNotSayWhetherTheyAreEncryptedAreUsedWithAWarning() throws {
        let (settings, problems) = try load(#"{"Values": {"A": "x"}}"#)
        #expect(settings["A"] == "x")
        #expect(problems.map(\.severity) == [.warning])
        #expect(problems.first?.message.hasPrefix("'IsEncrypted' is missing, which the Functions tools take for true.") == true)
    }

    @Test func aBrokenFileDoesNotStopTheApp() throws {
        let (_, problems) = try load("{")
        #expect(problems.map(\.file) == ["local.settings.json"])
        #expect(problems.first?.message.hasPrefix("The file is not valid JSON: ") == true)
    }

    @Test func theSectionHostIsRead() throws {
        let (settings, problems) = try load(
            #"{"Host": {"LocalHttpPort": "7072", "CORS": "http://a.example, http://b.example", "CORSCredentials": true}}"#)
        #expect(settings.localHost.httpPort == 7072)
        #expect(settings.localHost.corsOrigins == ["http://a.example", "http://b.example"])
        #expect(settings.localHost.allowsCORSCredentials)
        #expect(problems.isEmpty)
        #expect(
            try load(#"{"Host": {"LocalHttpPort": 70720}}"#).problems.map(\.message) == [
                "'LocalHttpPort' must be a port from 0 to 65535, but is 70720."
            ])
    }

    @Test func namesAreFoundWithoutCaseAndInBothNestings() {
        let settings = AppSettings(environment: ["Section__Key": "1", "PATH": "upper", "path": "lower"])
        #expect(settings["section:key"] == "1")
        #expect(settings["path"] == "lower")
        #expect(settings["other"] == nil)
    }

    @Test func aConnectionIsLookedUpInThreePlaces() throws {
        let (settings, _) = try load(
            #"{"Values": {"Plain": "1", "AzureWebJobsStorage": "2"}, "ConnectionStrings": {"S": "3", "T": {"ConnectionString": "4"}}}"#,
            environment: ["CUSTOMCONNSTR_U": "5", "ConnectionStrings__V": "6"])
        #expect(
            ["Plain", "Storage", "S", "T", "U", "V", "None"].map { settings.connectionString($0) } == [
                "1", "2", "3", "4", "5", "6", nil,
            ])
        #expect(settings.connectionString(nil) == "2")
    }

    @Test(arguments: [
        ("%A%", "1"), ("x%A%y%b%z", "x1y2z"), ("100%", "100%"), ("%%", "%%"), ("plain", "plain"), ("{A}", "{A}"),
    ])
    func settingsAreResolved(text: String, expected: String) throws {
        #expect(try AppSettings(environment: ["A": "1", "B": "2"]).resolve(text) == expected)
    }

    @Test func anUnknownSettingDoesNotResolve() {
        #expect(throws: UnresolvedSetting(name: "C")) { try AppSettings(environment: [:]).resolve("%C%") }
        #expect(UnresolvedSetting(name: "C").description == "'%C%' does not resolve to a value.")
    }
}
