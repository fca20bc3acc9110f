import HTTPTypes
import NIOCore

extension HTTPCall {
    /// A request as it came from the socket.
    init(_ head: HTTPRequest, body: [UInt8]) {
        let target = (head.path ?? "/").split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var headers: [(name: String, value: String)] = []
        if let authority = head.authority { headers.append(("host", authority)) }
        for field in head.headerFields {
            let name = field.name.canonicalName
            if let index = headers.firstIndex(where: { $0.name == name }) {
                headers[index].value += (name == "cookie" ? "; " : ", ") + field.value
            } else {
                headers.append((name, field.value))
            }
        }
        self.init(
            method: head.method.rawValue, path: String(target[0]), queryText: target.count > 1 ? String(target[1]) : "",
            headers: headers, body: body)
    }
}

extension HTTPAnswer {
    /// Status and headers for the socket; headers of one name stay apart.
    var wireHead: HTTPResponse {
        var fields = HTTPFields()
        for (name, value) in headers {
            // A name or value that no header can have is left out rather than torn apart on the wire.
            guard let name = HTTPField.Name(name), HTTPField.isValidValue(value) else { continue }
            // How the body is sent is not for functions to say.
            if name == .contentLength || name == .transferEncoding || name == .connection { continue }
            fields.append(HTTPField(name: name, value: value))
        }
        // The connection of a stream is watched for the client's leaving, so it cannot take another request.
        if closesConnection || stream != nil { fields[.connection] = "close" }
        if mayHaveBody, stream == nil { fields[.contentLength] = String(body.count) }
        return HTTPResponse(status: .init(code: status), headerFields: fields)
    }

    /// The body for the socket: none for methods and statuses that have none (RFC 9110, 6.4.1).
    func wireBody(to method: HTTPRequest.Method) -> ByteBuffer {
        mayHaveBody && method != .head ? ByteBuffer(bytes: body) : ByteBuffer()
    }

    private var mayHaveBody: Bool { status != 204 && status != 304 }
}
