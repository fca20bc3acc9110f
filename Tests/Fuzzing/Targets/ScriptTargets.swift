import FoundationEssentials
import JSONText

@testable import FunctionHost

extension FuzzTarget {
    /// What scripts read: addresses, queries, paths, requests of modules, texts in every encoding.
    static let script = FuzzTarget("script") { bytes in
        let input = JSONValue.string(Data(bytes).base64EncodedString())
        try FuzzIsolate.shared.invoke("Parse", kind: "activity", ["input": input])
    }

    /// A request with a form or another body, as a function gets it: the type, a line feed, the body.
    static let form = FuzzTarget("form") { bytes in
        var input = FuzzInput(bytes)
        let type = input.line()
        let request: JSONValue = [
            "method": "POST", "url": "http://localhost/api/Form", "headers": ["content-type": .string(type)], "query": [:],
            "params": [:], "body": ["base64": .string(Data(input.bytes()).base64EncodedString())],
        ]
        try FuzzIsolate.shared.invoke("Form", kind: "http", ["request": request])
    }
}
