import AzureStorage
import Testing

struct StorageConnectionStringTests {
    private static let key = "c2VjcmV0LWtleQ=="

    @Test func anAccountHasTheEndpointsOfItsNameAndSuffix() throws {
        let text = "DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=\(Self.key);EndpointSuffix=core.chinacloudapi.cn"
        let connection = try StorageConnectionString(text)
        #expect(connection.accountName == "acme")
        #expect(connection.blobEndpoint == "https://acme.blob.core.chinacloudapi.cn")
        #expect(connection.queueEndpoint == "https://acme.queue.core.chinacloudapi.cn")
        #expect(connection.credential == .sharedKey(try #require(SharedKey(account: "acme", base64: Self.key))))
    }

    @Test func suffixAndProtocolMayBeLeftOut() throws {
        let connection = try StorageConnectionString(" accountname=acme; ACCOUNTKEY=\(Self.key);;")
        #expect(connection.queueEndpoint == "https://acme.queue.core.windows.net")
    }

    @Test func endpointsOfTheirOwnWin() throws {
        let connection = try StorageConnectionString(
            "AccountName=acme;AccountKey=\(Self.key);BlobEndpoint=http://localhost:1/acme/;QueueEndpoint=https://queues.example")
        #expect(connection.blobEndpoint == "http://localhost:1/acme")
        #expect(connection.queueEndpoint == "https://queues.example")
    }

    @Test func aSignatureStandsInForTheKey() throws {
        let connection = try StorageConnectionString(
            "BlobEndpoint=https://acme.blob.example;SharedAccessSignature=sv=2020-12-06&sp=r&sig=a%2Fb%3D")
        guard case .signature(let signature) = connection.credential else { return #expect(Bool(false)) }
        #expect(signature.parameters == [.init("sv", "2020-12-06"), .init("sp", "r"), .init("sig", "a/b=")])
        #expect(connection.queueEndpoint.isEmpty)
    }

    @Test func developmentStorageIsTheEmulators() throws {
        let connection = try StorageConnectionString("UseDevelopmentStorage=true")
        #expect(connection.blobEndpoint == "http://127.0.0.1:10000/devstoreaccount1")
        #expect(connection.queueEndpoint == "http://127.0.0.1:10001/devstoreaccount1")
        #expect(connection.credential == .sharedKey(.development))
        let other = try StorageConnectionString("UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://storage/")
        #expect(other.queueEndpoint == "http://storage:10001/devstoreaccount1")
    }

    @Test(
        arguments: [
            ("", .missing("AccountName")),
            ("AccountKey=\(key)", .missing("AccountName")),
            ("AccountName=acme", .missing("AccountKey or SharedAccessSignature")),
            ("AccountName=acme;AccountKey=?secret?", .invalid("AccountKey", "is no Base64")),
            ("AccountName=acme;secret", .malformed(part: 2)),
            ("AccountName=acme;accountName=acme;AccountKey=\(key)", .repeated("accountName")),
            (
                "AccountName=a;AccountKey=\(key);DefaultEndpointsProtocol=ftp",
                .invalid("DefaultEndpointsProtocol", "is neither http nor https")
            ),
            ("AccountName=a;AccountKey=\(key);BlobEndpoint=secret", .invalid("BlobEndpoint", "is no http or https address")),
            ("AccountName=acme;SharedAccessSignature=sp=secret", .invalid("SharedAccessSignature", "has no 'sig' in it")),
        ] as [(String, StorageConnectionStringError)])
    func whatIsWrongIsNamedWithoutItsValue(text: String, error: StorageConnectionStringError) {
        #expect(throws: error) { try StorageConnectionString(text) }
        #expect(!"\(error)".contains("secret"))
    }

    @Test func noTextOfAConnectionShowsTheSecret() throws {
        let connection = try StorageConnectionString("AccountName=acme;AccountKey=\(Self.key)")
        let signed = try StorageConnectionString("AccountName=acme;SharedAccessSignature=sig=c2VjcmV0")
        for text in ["\(connection)", String(reflecting: connection), "\(signed)", String(reflecting: signed)] {
            #expect(!text.contains("c2VjcmV0") && !text.contains("secret") && !text.contains("115, 101, 99"))
        }
    }
}
