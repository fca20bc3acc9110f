import AzureStorage
import DurableCore
import Testing

struct WireTimeTests {
    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (1_435_361_952, "Fri, 26 Jun 2015 23:39:12 GMT"),
        (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"), (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
    ])
    func timesAreWrittenAndReadAsHeadersHaveThem(seconds: Int64, text: String) {
        let time = Timestamp(microseconds: seconds * 1_000_000)
        #expect(time.httpDate == text)
        #expect(Timestamp(httpDate: text) == time)
    }

    @Test(arguments: [
        "", "Fri, 31 Feb 2015 00:00:00 GMT", "Fri, 26 Jun 2015 24:00:00 GMT", "2015-06-26T00:00:00Z",
        "Fri, 26 Xxx 2015 00:00:00 GMT",
    ])
    func whatIsNoTimeIsNone(text: String) { #expect(Timestamp(httpDate: text) == nil) }

    @Test func percentEncodingRoundTrips() {
        let text = "a b/\u{E9}%41+&?=#~"
        #expect(PercentEncoding.encoded(text) == "a%20b%2F%C3%A9%2541%2B%26%3F%3D%23~")
        #expect(PercentEncoding.encoded("a/b c", keeping: "/") == "a/b%20c")
        #expect(PercentEncoding.decoded(PercentEncoding.encoded(text)) == text)
        #expect(PercentEncoding.decoded("100%, %zz %+1 %4") == "100%, %zz %+1 %4")
    }
}
