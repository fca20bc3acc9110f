import Testing

@testable import FunctionHost

/// The names of the files that blobs are kept in.
struct BlobFileNameTests {
    @Test(arguments: [
        ("a.txt", "a.txt"), ("Photo 1.JPG", "Photo 1.JPG"), ("a/b", "a%2Fb"), ("..", "%2E."),
        ("../../etc/passwd", "%2E.%2F..%2Fetc%2Fpasswd"),
        (".hidden", "%2Ehidden"), ("100%", "100%25"), ("a\\b", "a%5Cb"), ("a\u{0}b\n", "a%00b%0A"), ("é😀", "é😀"),
    ])
    func aNameCannotLeadOutOfItsFolder(_ blob: String, _ file: String) {
        #expect(BlobFileName.encoded(blob) == file)
        #expect(BlobFileName.decoded(file) == blob)
    }

    @Test(arguments: [("sub/file.txt", "sub/file.txt"), ("50%.txt", "50%.txt"), ("a%zz", "a%zz")])
    func aFilePutThereByHandHasAName(_ file: String, _ blob: String) {
        #expect(BlobFileName.decoded(file) == blob)
    }
}
