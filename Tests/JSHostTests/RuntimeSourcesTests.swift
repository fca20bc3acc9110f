import JSHost
import Testing

struct RuntimeSourcesTests {
    @Test func filesComeFromTheExecutableOrFromAFolder() {
        let embedded = RuntimeSources(directory: nil)
        #expect(RuntimeSources.embeddedNames.contains("bootstrap.js"))
        #expect(embedded.text(of: "bootstrap.js")?.contains("bootstrap") == true)
        #expect(embedded.text(of: "none.js") == nil)
        let folder = RuntimeSources(directory: fixtureRuntime)
        #expect(folder.text(of: "bootstrap.js")?.hasPrefix("// A runtime as small as can be") == true)
        #expect(folder.text(of: "none.js") == nil)
    }
}
