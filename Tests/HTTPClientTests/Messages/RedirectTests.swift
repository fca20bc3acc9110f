import HTTPTestKit
import Testing

@testable import HTTPClient

/// How answers that point elsewhere are followed.
struct RedirectTests {
    private static let cases: [(Int, String, String, Bool)] = [
        (301, "POST", "GET", false), (302, "POST", "GET", false), (303, "POST", "GET", false), (307, "POST", "POST", true),
        (308, "POST", "POST", true), (301, "PUT", "PUT", true), (302, "DELETE", "DELETE", true), (303, "PUT", "GET", false),
    ]

    @Test(arguments: cases)
    func theStatusSaysWhatBecomesOfTheRequest(_ status: Int, _ method: String, _ next: String, _ keepsBody: Bool) async throws {
        let server = TestServer { $0.target == "/a" ? .redirect(status, to: "/b") : .answer(200, [], "end") }
        let request = HTTPClientRequest(
            method, "\(server.origin)/a", headers: [HTTPHeader("Content-Type", "text/x"), HTTPHeader("X-A", "1")],
            body: Array("body".utf8), timeout: .seconds(60), targets: .any)
        #expect(try await HTTPClient(environment: [:]).send(request).body == Array("end".utf8))
        let last = try #require(server.requests.last)
        #expect(server.requests.map(\.target) == ["/a", "/b"])
        #expect(last.method == next)
        #expect(last.text == (keepsBody ? "body" : ""))
        #expect(last.values(of: "Content-Type") == (keepsBody ? ["text/x"] : []))
        #expect(last.values(of: "X-A") == ["1"])
    }

    private static let credentials = [
        HTTPHeader("authorization", "Bearer t"), HTTPHeader("Cookie", "c"), HTTPHeader("Proxy-Authorization", "p"),
        HTTPHeader("x-functions-key", "k"), HTTPHeader("Host", "h"), HTTPHeader("Other", "o"),
    ]

    @Test func credentialsStayWithTheOrigin() async throws {
        let other = TestServer { _ in .answer() }
        let origin = other.origin
        let server = TestServer { $0.target == "/a" ? .redirect(307, to: "b") : .redirect(307, to: "\(origin)/c") }
        let request = HTTPClientRequest(
            "GET", "\(server.origin)/a", headers: Self.credentials, timeout: .seconds(60), targets: .any)
        _ = try await HTTPClient(environment: [:]).send(request)
        let same = try #require(server.requests.last)
        #expect(Self.credentials.allSatisfy { same.values(of: $0.name) == [$0.value] })
        let elsewhere = try #require(other.requests.last)
        let sent = Self.credentials.filter { elsewhere.values(of: $0.name).contains($0.value) }
        #expect(sent.map(\.name) == ["Other"])
        #expect(elsewhere.values(of: "Host") == ["127.0.0.1:\(other.port)"])
    }

    @Test func theUserOfTheURLIsNotSentToAnotherOrigin() async throws {
        let other = TestServer { _ in .answer() }
        let origin = other.origin
        let server = TestServer { _ in .redirect(302, to: origin) }
        _ = try await HTTPClient(environment: [:]).send(
            HTTPClientRequest("http://user:word@127.0.0.1:\(server.port)", targets: .any))
        #expect(server.requests.first?.values(of: "Authorization") == ["Basic dXNlcjp3b3Jk"])
        #expect(other.requests.first?.values(of: "Authorization") == [])
    }

    @Test(arguments: ["http://a.example/", "ftp://a.example/", nil])
    func fromHTTPSNothingElseIsFollowed(_ location: String?) throws {
        let request = HTTPClientRequest("https://a.example/", targets: .any)
        let headers = location.map { [HTTPHeader("Location", $0)] } ?? []
        let response = HTTPClientResponse(status: 302, headers: headers, body: [])
        #expect(request.redirected(by: response, from: try HTTPURL(request.url)) == nil)
    }

    @Test(arguments: [300, 304, 305, 202, 201])
    func otherStatusesWithALocationAreAnswers(_ status: Int) async throws {
        let server = TestServer { _ in .redirect(status, to: "/b") }
        let response = try await HTTPClient(environment: [:]).send(HTTPClientRequest(server.origin, targets: .any))
        #expect(response.status == status)
        #expect(server.requests.count == 1)
    }

    @Test func whoDoesNotWantToFollowGetsTheAnswer() async throws {
        let server = TestServer { _ in .redirect(302, to: "/b") }
        var request = HTTPClientRequest(server.origin, targets: .any)
        request.followsRedirects = false
        #expect(try await HTTPClient(environment: [:]).send(request).status == 302)
    }

    @Test func aCircleEnds() async {
        let server = TestServer { _ in .redirect(302, to: "/") }
        await #expect(throws: HTTPClientError.tooManyRedirects(limit: 20)) {
            _ = try await HTTPClient(environment: [:]).send(HTTPClientRequest(server.origin, targets: .any))
        }
        #expect(server.requests.count == 21)
    }
}
