import Foundation
import JSONText
import Testing

/// The samples that timers, blobs and events start do what their READMEs say.
@Suite(.serialized, .timeLimit(.minutes(5))) struct TriggerSampleTests {
    @Test func timerCleanupDeletesWhatIsOld() async throws {
        let app = try AppCopy("samples/timer-cleanup")
        defer { app.remove() }
        let uploads = "\(app.path)/uploads"
        try Data().write(to: URL(fileURLWithPath: "\(uploads)/new.txt"))
        try Data().write(to: URL(fileURLWithPath: "\(uploads)/old.txt"))
        let past = [FileAttributeKey.modificationDate: Date(timeIntervalSinceNow: -48 * 3_600)]
        try FileManager.default.setAttributes(past, ofItemAtPath: "\(uploads)/old.txt")
        try FileManager.default.removeItem(atPath: "\(uploads)/welcome.txt")
        let served = try await ServedApp(app.path)
        try await served.poll {
            try await served.get("/runtime/webhooks/durabletask/instances/cleanup").status == 200
        }
        #expect(try await served.waitForEnd(of: "cleanup")["output"]?.text() == #"{"deleted":["old.txt"]}"#)
        #expect(try FileManager.default.contentsOfDirectory(atPath: uploads) == ["new.txt"])
        #expect(await served.stop() == 0)
    }

    /// The host is killed at once after the text was copied: the blob is found at the next start.
    @Test(arguments: [false, true])
    func blobWordCountWritesAReport(isKilled: Bool) async throws {
        let app = try AppCopy("samples/blob-word-count")
        defer { app.remove() }
        let blobs = "\(app.path)/.perdure/BlobWordCount.blobs"
        var served = try await ServedApp(app.path)
        try FileManager.default.createDirectory(atPath: "\(blobs)/texts", withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: "\(app.path)/texts/harbour.txt", toPath: "\(blobs)/texts/harbour.txt")
        if isKilled {
            served.process.send(SIGKILL)
            await served.process.waitForExit()
            served = try await ServedApp(app.path)
        }
        let report = "\(blobs)/reports/harbour.json"
        try await served.poll {
            // Asking makes the loop wait for something.
            _ = try await served.get("/")
            return FileManager.default.fileExists(atPath: report)
        }
        let text = try String(contentsOfFile: report, encoding: .utf8)
        #expect(text == #"{"text":"harbour.txt","words":17,"different":12}"#)
        #expect(await served.stop() == 0)
    }

    @Test func theEventOfTheArticleComesOutOfTheEventHub() async throws {
        let app = try AppCopy("samples/seed-article")
        defer { app.remove() }
        let served = try await ServedApp(app.path, ["--verbose"])
        let output = try await served.run("CallEverything").text
        #expect(output == #"["Hello World!","Hello World!","Hello World!"]"#)
        #expect(await served.line(with: "Event: Hello World!") != nil)
        #expect(await served.stop() == 0)
    }
}
