import DurableCore
import Testing

@testable import FunctionHost

/// The addresses the host hands out (host.md 1.7, 1.8).
struct ManagementURLsTests {
    private let urls = ManagementURLs(origin: "http://localhost:7071", taskHub: "My Hub", connection: "C&D")
    private static let instances = "http://localhost:7071/runtime/webhooks/durabletask/instances"
    private static let query = "taskHub=My%20Hub&connection=C%26D"

    @Test func thePayloadHasEveryAddressButRewind() {
        let instance = "\(Self.instances)/a%20b%25%C3%A9%3A1"
        #expect(
            urls.payload(of: "a b%é:1") == """
                {"id":"a b%é:1",\
                "statusQueryGetUri":"\(instance)?\(Self.query)",\
                "sendEventPostUri":"\(instance)/raiseEvent/{eventName}?\(Self.query)",\
                "terminatePostUri":"\(instance)/terminate?reason={text}&\(Self.query)",\
                "purgeHistoryDeleteUri":"\(instance)?\(Self.query)",\
                "restartPostUri":"\(instance)/restart?\(Self.query)",\
                "suspendPostUri":"\(instance)/suspend?reason={text}&\(Self.query)",\
                "resumePostUri":"\(instance)/resume?reason={text}&\(Self.query)"}
                """)
    }

    @Test func theClientBindingHasTheTemplatesTheLibraryFillsIn() {
        let base = "http://localhost:7071/runtime/webhooks/durabletask"
        let instance = "\(base)/instances/INSTANCEID"
        #expect(
            ClientBinding(urls).json == """
                {"taskHubName":"My Hub","connectionName":"C&D","creationUrls":{\
                "createNewInstancePostUri":"\(base)/orchestrators/{functionName}[/{instanceId}]?\(Self.query)",\
                "createAndWaitOnNewInstancePostUri":"\(base)/orchestrators/{functionName}[/{instanceId}]\
                ?timeout={timeoutInSeconds}&pollingInterval={intervalInSeconds}&\(Self.query)"},"managementUrls":{\
                "id":"INSTANCEID",\
                "statusQueryGetUri":"\(instance)?\(Self.query)",\
                "sendEventPostUri":"\(instance)/raiseEvent/{eventName}?\(Self.query)",\
                "terminatePostUri":"\(instance)/terminate?reason={text}&\(Self.query)",\
                "rewindPostUri":"\(instance)/rewind?reason={text}&\(Self.query)",\
                "purgeHistoryDeleteUri":"\(instance)?\(Self.query)",\
                "restartPostUri":"\(instance)/restart?\(Self.query)",\
                "suspendPostUri":"\(instance)/suspend?reason={text}&\(Self.query)",\
                "resumePostUri":"\(instance)/resume?reason={text}&\(Self.query)"},\
                "baseUrl":"\(base)","requiredQueryStringParameters":"\(Self.query)"}
                """)
    }

    @Test func onlyUnreservedCharactersStandForThemselves() {
        #expect(ManagementURLs.encoded("AZaz09-._~") == "AZaz09-._~")
        #expect(ManagementURLs.encoded(" !'()*+@:\"\u{0}²ª") == "%20%21%27%28%29%2A%2B%40%3A%22%00%C2%B2%C2%AA")
        #expect(ManagementURLs.encoded("") == "")
    }
}
