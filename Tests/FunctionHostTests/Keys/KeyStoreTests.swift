import Foundation
import Glibc
import Testing

@testable import FunctionHost

/// Keys in files.
struct KeyStoreTests {
    /// A folder that is gone with the object; the keys are in a folder of it that does not exist yet.
    private final class Folder {
        let path = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString)").path
        var keys: String { "\(path)/keys" }

        init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func mode(_ name: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")[.posixPermissions] as? Int
        }

        func write(_ text: String, to name: String) throws {
            try Data(text.utf8).write(to: URL(filePath: "\(keys)/\(name)"), options: .atomic)
        }
    }

    @Test func keysAreMadeOnFirstNeedForTheirOwnerOnly() throws {
        let folder = try Folder()
        let store = KeyStore(folder: folder.keys)
        #expect(!FileManager.default.fileExists(atPath: folder.keys))
        let keys = try store.hostKeys()
        let all = [keys.masterKey, keys.readOnlyKey, keys.urlSecret] + (keys.functionKeys + keys.systemKeys).map(\.value)
        #expect(all.count == 5)
        #expect(Set(all).count == 5)
        #expect(all.allSatisfy { $0.wholeMatch(of: /[A-Za-z0-9_-]{43}/) != nil })
        #expect(keys.functionKeys.map(\.name) == ["default"])
        #expect(keys.systemKeys.map(\.name) == ["durabletask_extension"])
        let own = try store.functionKeys(of: "HttpStart")
        #expect(own.map(\.name) == ["default"])
        #expect(try folder.mode("keys") == 0o700)
        #expect(try folder.mode("keys/host.json") == 0o600)
        #expect(try folder.mode("keys/httpstart.json") == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.keys).sorted() == ["host.json", "httpstart.json"])
        let next = KeyStore(folder: folder.keys)
        #expect(try next.hostKeys() == keys)
        #expect(try next.functionKeys(of: "httpSTART") == own)
    }

    @Test func aFileThatWasChangedOrDeletedIsReadAgain() throws {
        let folder = try Folder()
        let store = KeyStore(folder: folder.keys)
        let first = try store.hostKeys()
        var changed = first
        changed.masterKey = "another"
        try folder.write(changed.text, to: "host.json")
        #expect(try store.hostKeys() == changed)
        try FileManager.default.removeItem(atPath: "\(folder.keys)/host.json")
        let fresh = try store.hostKeys()
        #expect(fresh.masterKey != first.masterKey && fresh.masterKey != "another")
    }

    @Test(arguments: ["", "{", "[]", #"{"masterKey": {"value": ""}}"#])
    func aFileThatIsNoneIsAnErrorWithItsName(_ text: String) throws {
        let folder = try Folder()
        let store = KeyStore(folder: folder.keys)
        let keys = try store.hostKeys()
        try folder.write(text, to: "host.json")
        let error = #expect(throws: KeyStoreError.self) { try store.hostKeys() }
        #expect(error?.description.contains("\(folder.keys)/host.json is not what it must be") == true)
        try folder.write(keys.text, to: "host.json")
        #expect(try store.hostKeys() == keys)
    }

    @Test func changesAreKept() throws {
        let folder = try Folder()
        let store = KeyStore(folder: folder.keys)
        #expect(try store.updateHostKeys { keys throws(KeyStoreError) in keys.functionKeys.set("Mobile", to: "m") })
        #expect(try !store.updateHostKeys { keys throws(KeyStoreError) in keys.functionKeys.set("mobile", to: "n") })
        let names = try store.hostKeys().functionKeys.map { "\($0.name)=\($0.value)" }
        #expect(names.last == "Mobile=n")
        #expect(try store.updateFunctionKeys(of: "F") { keys throws(KeyStoreError) in keys.remove(named: "DEFAULT") })
        #expect(try KeyStore(folder: folder.keys).functionKeys(of: "f") == [])
        #expect(try folder.mode("keys/host.json") == 0o600)
    }

    @Test func whatOthersMayReadIsTakenFromThem() throws {
        let folder = try Folder()
        let keys = try KeyStore(folder: folder.keys).hostKeys()
        for mode in [0o644, 0o666, 0o640, 0o604, 0o755] {
            chmod("\(folder.keys)/host.json", mode_t(mode))
            chmod(folder.keys, mode_t(mode | 0o700))
            #expect(try KeyStore(folder: folder.keys).hostKeys() == keys)
            #expect(try folder.mode("keys/host.json") == 0o600)
            #expect(try folder.mode("keys") == 0o700)
        }
    }

    @Test func theMaskOfTheProcessDoesNotMatter() throws {
        let folder = try Folder()
        let before = umask(0)
        defer { umask(before) }
        let store = KeyStore(folder: folder.keys)
        _ = try store.hostKeys()
        _ = try store.updateHostKeys { keys throws(KeyStoreError) in keys.functionKeys.set("a", to: "b") }
        _ = try store.functionKeys(of: "F")
        #expect(try folder.mode("keys") == 0o700)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.keys) {
            #expect(try folder.mode("keys/\(name)") == 0o600)
        }
    }

    @Test func aFolderThatCannotBeMadeIsNamed() throws {
        let folder = try Folder()
        try Data().write(to: URL(filePath: folder.keys))
        let error = #expect(throws: KeyStoreError.self) { try KeyStore(folder: folder.keys).hostKeys() }
        #expect(error?.description.contains("host.json could not be read: Not a directory") == true)
    }

    @Test func keysAreComparedWhole() {
        #expect(Secrets.isEqual("abc", "abc"))
        for other in ["", "ab", "abd", "abcd", "Abc"] { #expect(!Secrets.isEqual("abc", other)) }
        #expect(Secrets.isEqual("", ""))
    }

    @Test func aSignatureIsHMACWithSHA256() {
        // RFC 4231, test case 2, in URL-safe Base64.
        #expect(
            Secrets.signature(of: "what do ya want for nothing?", with: "Jefe") == "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM")
    }
}
