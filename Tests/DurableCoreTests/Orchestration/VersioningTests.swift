import DurableCore
import Testing

@Suite struct VersioningTests {
    /// Instance, app, and whether it runs under `same` and under `sameOrOlder`.
    private static let table: [(String?, String?, Bool, Bool)] = [
        (nil, nil, true, true), ("", nil, true, true), (nil, "", true, true), (nil, "1.0", false, true),
        ("1.0", nil, false, false), ("1.0", "1.0", true, true), ("1.0", "1.0.0", true, true), ("1", "1.0", true, true),
        ("1.9", "1.10", false, true), ("1.10", "1.9", false, false), ("2", "10", false, true), ("10", "2", false, false),
        ("1.0-beta", "1.0-BETA", true, true), ("alpha", "beta", false, true), ("beta", "Alpha", false, false),
        ("1.x", "1.10", false, false), ("1..2", "1.2", false, true),
    ]

    @Test(arguments: table)
    func versionsCompareByNumberOrElseAsText(instance: String?, app: String?, same: Bool, sameOrOlder: Bool) {
        #expect(Versioning(host: app, match: .any).verdict(on: instance) == .run)
        #expect(Versioning(host: app, match: .same).verdict(on: instance) == (same ? .run : .wait))
        #expect(Versioning(host: app, match: .sameOrOlder).verdict(on: instance) == (sameOrOlder ? .run : .wait))
    }

    @Test func aMismatchMayFailTheInstance() {
        let versioning = Versioning(host: "1.0", match: .same, mismatch: .fail)
        #expect(versioning.verdict(on: "1.0") == .run)
        #expect(
            versioning.verdict(on: "2.0")
                == .fail(
                    FailureDetails(
                        errorType: "VersionMismatch",
                        message: "Orchestration version did not comply with Worker Versioning: the instance has the version "
                            + "'2.0', the app '1.0'.")))
        let bare = Versioning(host: nil, match: .same, mismatch: .fail).verdict(on: "2.0")
        guard case .fail(let failure) = bare else { return #expect(bare == .run, "an app without a version is older") }
        #expect(failure.message.hasSuffix("the app ''."))
    }

    @Test func byDefaultOlderInstancesRunAndNewerOnesWait() {
        let versioning = Versioning(host: "2.0")
        #expect(versioning.verdict(on: "1.0") == .run)
        #expect(versioning.verdict(on: "3.0") == .wait)
    }
}
