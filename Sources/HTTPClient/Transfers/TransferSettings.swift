/// What one transfer is to do; a redirect is another transfer.
struct TransferSettings: Sendable {
    /// As it is sent.
    let method: String
    let url: HTTPURL
    let headers: [HTTPHeader]
    let body: [UInt8]?
    /// For all of the transfer.
    let timeout: Duration?
    let connectTimeout: Duration
    let responseLimit: Int
    /// As curl takes it.
    let proxy: String?
    /// Names that are not looked up, as curl takes them: `name:port:address,address`.
    let addresses: [String]
    /// False: the connection may only go to public addresses.
    let allowsAnyAddress: Bool
}
