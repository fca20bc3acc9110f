import AzureStorage
import HTTPClient
import Testing

/// The texts are the examples of "Authorize with Shared Key"; the signatures were made with `openssl dgst -sha256 -mac HMAC`.
struct SharedKeyTests {
    private static let date = HTTPHeader("x-ms-date", "Fri, 26 Jun 2015 23:39:12 GMT")
    private static let version = HTTPHeader("x-ms-version", "2015-02-21")

    @Test func theDocumentedRequestHasTheDocumentedText() {
        let request = StorageRequest(
            "GET", "/mycontainer",
            query: [QueryParameter("restype", "container"), QueryParameter("comp", "metadata"), QueryParameter("timeout", "20")],
            headers: [Self.version, Self.date])
        #expect(
            StringToSign.text(of: request, account: "myaccount")
                == "GET\n\n\n\n\n\n\n\n\n\n\n\nx-ms-date:Fri, 26 Jun 2015 23:39:12 GMT\nx-ms-version:2015-02-21\n"
                + "/myaccount/mycontainer\ncomp:metadata\nrestype:container\ntimeout:20")
    }

    @Test func standardHeadersStandInTheirPlacesAndAnEmptyBodyHasNoLength() {
        var request = StorageRequest(
            "PUT", "/c/b",
            headers: [
                HTTPHeader("Content-Length", "0"), HTTPHeader("Content-Type", "text/plain"), HTTPHeader("If-Match", "*"),
                HTTPHeader("Range", "bytes=0-1"), HTTPHeader("Date", "yesterday"), HTTPHeader("X-Ms-Meta-B", " 1 "),
                HTTPHeader("x-ms-meta-a", "2"), Self.date,
            ])
        let headers = "\nx-ms-date:Fri, 26 Jun 2015 23:39:12 GMT\nx-ms-meta-a:2\nx-ms-meta-b:1\n/me/c/b"
        #expect(StringToSign.text(of: request, account: "me") == "PUT\n\n\n\n\ntext/plain\n\n\n*\n\n\nbytes=0-1" + headers)
        request.headers[0].value = "11"
        #expect(StringToSign.text(of: request, account: "me") == "PUT\n\n\n11\n\ntext/plain\n\n\n*\n\n\nbytes=0-1" + headers)
    }

    @Test func valuesOfOneParameterAreSortedAndNamesWrittenSmall() {
        let request = StorageRequest(
            "GET", "/me/c", query: [QueryParameter("Include", "snapshots"), QueryParameter("include", "metadata")])
        #expect(StringToSign.text(of: request, account: "me").hasSuffix("\n/me/me/c\ninclude:metadata,snapshots"))
    }

    @Test func signaturesAreThoseOfOpenSSL() throws {
        let key = try #require(SharedKey(account: "a", base64: "a2V5"))
        // RFC 4231 has no key of this length; this is a well-known example.
        #expect(
            key.signature(of: "The quick brown fox jumps over the lazy dog") == "97yD9DBThCSxMpjmqm+xQ+9NWaFJRhdZl0edvC0aPNg=")
        #expect(key.verifies("97yD9DBThCSxMpjmqm+xQ+9NWaFJRhdZl0edvC0aPNg=", of: "The quick brown fox jumps over the lazy dog"))
        #expect(!key.verifies("97yD9DBThCSxMpjmqm+xQ+9NWaFJRhdZl0edvC0aPNh=", of: "The quick brown fox jumps over the lazy dog"))
        #expect(!key.verifies("", of: "x"))
    }
}
