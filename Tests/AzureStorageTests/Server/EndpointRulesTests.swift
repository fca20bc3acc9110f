import AzureStorage
import DurableCore
import HTTPClient
import Testing

/// What the endpoints answer to requests that no library sends; everything else is in Tests/AzureConformance.
struct EndpointRulesTests {
    private let clock = ManualClock()
    private let queues = MemoryQueueBackend()
    private let blobs = MemoryBlobBackend()

    private func ask(_ method: String, _ target: String, _ headers: [HTTPHeader] = [], _ body: String = "") async
        -> StorageResponse
    {
        var request = StorageRequest(
            method, target: target, headers: headers + [HTTPHeader("x-ms-date", clock.now.httpDate)], body: Array(body.utf8))
        if !body.isEmpty { request.headers.append(HTTPHeader("Content-Length", "\(request.body.count)")) }
        request.headers.append(HTTPHeader("Authorization", SharedKey.development.authorization(of: request)))
        return await send(request)
    }

    private func send(_ request: StorageRequest) async -> StorageResponse {
        let isBlob = request.path.contains("blobs")
        return isBlob
            ? await BlobEndpoint(key: .development, backend: blobs, origin: "http://here", clock: clock).answer(request)
            : await QueueEndpoint(key: .development, backend: queues, origin: "http://here", clock: clock).answer(request)
    }

    private func code(_ response: StorageResponse) -> String { "\(response.status) \(response.header("x-ms-error-code") ?? "")" }

    @Test func nothingIsAnsweredWithoutProof() async {
        let bare = StorageRequest("GET", target: "/devstoreaccount1?comp=list", headers: [], body: [])
        #expect(code(await send(bare)) == "403 AuthenticationFailed")
        var other = StorageRequest("GET", target: "/devstoreaccount1?comp=list", headers: [], body: [])
        other.headers = [HTTPHeader("Authorization", "Bearer abc")]
        #expect(code(await send(other)) == "403 AuthenticationFailed")
        #expect(code(await ask("GET", "/another?comp=list")) == "404 ResourceNotFound")
    }

    @Test func aSignedRequestCannotBeChangedOrSentLater() async {
        var request = StorageRequest(
            "DELETE", target: "/devstoreaccount1/work", headers: [HTTPHeader("x-ms-date", clock.now.httpDate)], body: [])
        request.headers.append(HTTPHeader("Authorization", SharedKey.development.authorization(of: request)))
        #expect(code(await send(request)) == "404 QueueNotFound")
        var changed = request
        changed.path = "/devstoreaccount1/other"
        #expect(code(await send(changed)) == "403 AuthenticationFailed")
        clock.advance(by: .seconds(901))
        #expect(code(await send(request)) == "403 AuthenticationFailed")
    }

    @Test func numbersOutOfRangeAreRefused() async {
        #expect(await ask("PUT", "/devstoreaccount1/work").status == 201)
        #expect(await ask("PUT", "/devstoreaccount1/work").status == 204)
        for (target, expected) in [
            ("?numofmessages=33", "400 OutOfRangeQueryParameterValue"), ("?numofmessages=x", "400 InvalidQueryParameterValue"),
            ("?visibilitytimeout=0", "400 OutOfRangeQueryParameterValue"),
            ("?visibilitytimeout=604801", "400 OutOfRangeQueryParameterValue"),
        ] {
            #expect(code(await ask("GET", "/devstoreaccount1/work/messages\(target)")) == expected)
        }
        let message = "<QueueMessage><MessageText>x</MessageText></QueueMessage>"
        #expect(
            code(await ask("POST", "/devstoreaccount1/work/messages?messagettl=0", [], message))
                == "400 InvalidQueryParameterValue")
        #expect(code(await ask("POST", "/devstoreaccount1/work/messages", [], "<x/>")) == "400 InvalidXmlDocument")
        #expect(code(await ask("POST", "/devstoreaccount1/work/messages", [], "no")) == "400 InvalidXmlDocument")
        #expect(code(await ask("PATCH", "/devstoreaccount1/work/messages")) == "501 NotImplemented")
        #expect(code(await ask("DELETE", "/devstoreaccount1/work/messages/x")) == "400 MissingRequiredQueryParameter")
    }

    @Test func errorsAreXMLWithTheirCode() async throws {
        let answer = await ask("DELETE", "/devstoreaccount1/work", [HTTPHeader("x-ms-client-request-id", "mine")])
        let document = try XMLReader.read(answer.body)
        #expect(document["Code"]?.text == "QueueNotFound")
        #expect(answer.header("x-ms-client-request-id") == "mine")
        #expect(answer.header("x-ms-request-id")?.isEmpty == false)
        #expect(answer.header("date") == clock.now.httpDate)
    }

    @Test func rangesOfBlobs() async {
        #expect(await ask("PUT", "/devstoreaccount1/blobs?restype=container").status == 201)
        let block = HTTPHeader("x-ms-blob-type", "BlockBlob")
        #expect(await ask("PUT", "/devstoreaccount1/blobs/x", [block], "0123456789").status == 201)
        for (range, status, text) in [
            ("bytes=0-3", 206, "0123"), ("bytes=8-20", 206, "89"), ("bytes=-2", 206, "89"), ("bytes=9-", 206, "9"),
            ("bytes=3-2", 200, "0123456789"), ("lines=1-2", 200, "0123456789"),
        ] {
            let answer = await ask("GET", "/devstoreaccount1/blobs/x", [HTTPHeader("Range", range)])
            #expect(answer.status == status)
            #expect(String(decoding: answer.body, as: UTF8.self) == text)
        }
        #expect(code(await ask("GET", "/devstoreaccount1/blobs/x", [HTTPHeader("Range", "bytes=10-")])) == "416 InvalidRange")
        let part = await ask("GET", "/devstoreaccount1/blobs/x", [HTTPHeader("x-ms-range", "bytes=2-4")])
        #expect(part.header("content-range") == "bytes 2-4/10")
    }

    @Test func aDamagedBodyIsNotStored() async throws {
        #expect(await ask("PUT", "/devstoreaccount1/blobs?restype=container").status == 201)
        let headers = [HTTPHeader("x-ms-blob-type", "BlockBlob"), HTTPHeader("Content-MD5", "1B2M2Y8AsgTpgAmY7PhCfg==")]
        #expect(code(await ask("PUT", "/devstoreaccount1/blobs/x", headers, "x")) == "400 Md5Mismatch")
        #expect(await ask("PUT", "/devstoreaccount1/blobs/x", headers, "").status == 201)
    }
}
