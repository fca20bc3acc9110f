import DurableCore
import JSONText

@testable import FunctionHost

extension FuzzTarget {
    /// What the host wrote and reads again, in the store and in files that people can change.
    static let storedText = FuzzTarget("stored-text") { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        let payload = Payload(json: text)
        if let status = TimerStatus(payload) {
            try expectEqual(TimerStatus(status.payload), status, "a timer does not survive")
        }
        if let receipt = BlobReceipt(payload) {
            try expectEqual(BlobReceipt(receipt.payload), receipt, "a receipt does not survive")
        }
        if let sidecar = BlobSidecar(bytes) {
            try expectEqual(BlobSidecar(sidecar.bytes), sidecar, "a sidecar does not survive")
        }
        if let json = try? JSONParser.parse(bytes) {
            if let keys = HostKeys(json) {
                try expectEqual(try HostKeys(JSONParser.parse(keys.text)), keys, "the host's keys do not survive")
            }
            if let keys = FunctionKeys(json) {
                try expectEqual(try FunctionKeys(JSONParser.parse(keys.text)), keys, "a function's keys do not survive")
            }
            _ = json.objectValue.map { TableEntity($0, partitionKey: "p", rowKey: nil) }
        }
        try expectEqual(BlobFileName.decoded(BlobFileName.encoded(text)), text, "a blob's name does not survive")
        try expect(!BlobFileName.encoded(text).contains("/"), "a blob's file is in another folder")
        _ = BlobFileName.decoded(text)
    }
}
