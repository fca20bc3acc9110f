/// A request as a `TestServer` received it.
package struct TestRequest: Hashable, Sendable {
    package let method: String
    /// Path and query, or the whole URL when the client takes the server for a proxy.
    package let target: String
    /// Without spaces around the values, in order.
    package let headers: [Header]
    package let body: [UInt8]

    package struct Header: Hashable, Sendable {
        package let name: String
        package let value: String
    }

    /// The values of the headers of that name, in any case.
    package func values(of name: String) -> [String] {
        headers.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
    }

    package var text: String { String(decoding: body, as: UTF8.self) }
}
