import DurableCore
import HTTPClient
import JSONText

extension HTTPClientResponse {
    /// What `callHttp` resolves to: `{"statusCode", "headers": {name: string | string[]}, "content"}`.
    ///
    /// All headers are there, `Content-Type` too, which the original leaves out. A repeated one is an array under the name
    /// as it came first.
    var payload: Payload {
        var fields = JSONObject()
        for header in headers {
            let name = fields.keys.first { $0.lowercased() == header.name.lowercased() } ?? header.name
            switch fields[name] {
            case nil: fields[name] = .string(header.value)
            case .array(let values): fields[name] = .array(values + [.string(header.value)])
            case let value?: fields[name] = [value, .string(header.value)]
            }
        }
        let content = ContentText.decode(body, contentType: headers.first(named: "content-type"))
        let value: JSONValue = ["statusCode": JSONValue(status), "headers": .object(fields), "content": .string(content)]
        return Payload(json: value.text())
    }
}
