/// The answer to a request.
package struct HTTPClientResponse: Hashable, Sendable {
    package var status: Int
    /// As received and in that order; names may repeat. What came with interim answers or after the body is not in it.
    package var headers: [HTTPHeader]
    /// Without the encodings that `Content-Encoding` names.
    package var body: [UInt8]
}
