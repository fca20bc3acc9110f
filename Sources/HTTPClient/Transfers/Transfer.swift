import CCurl
import Glibc

/// One request on its way, a handle of curl. It belongs to the thread of its `TransferLoop`.
final class Transfer {
    typealias Result = Swift.Result<HTTPClientResponse, HTTPClientError>

    let handle: UnsafeMutableRawPointer
    private let settings: TransferSettings
    private var lines: UnsafeMutablePointer<curl_slist>?
    private var addresses: UnsafeMutablePointer<curl_slist>?
    private let errorText: UnsafeMutablePointer<CChar>
    private var reader: ResponseReader
    /// Why the transfer was ended by ourselves; curl only knows that it was.
    private var ownError: HTTPClientError?

    /// - Throws: `HTTPClientError.failed` when curl does not take the settings.
    init(_ settings: TransferSettings) throws(HTTPClientError) {
        guard let handle = curl_easy_init() else { throw .failed("libcurl made no handle") }
        self.handle = handle
        self.settings = settings
        reader = ResponseReader(limit: settings.responseLimit)
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        try setConnection()
        try setRequest()
        try setCallbacks()
    }

    deinit {
        curl_easy_cleanup(handle)
        curl_slist_free_all(lines)
        curl_slist_free_all(addresses)
        errorText.deallocate()
    }

    /// How the transfer ended; curl says `code`.
    func result(_ code: CURLcode) -> Result {
        // Of several addresses one may have been refused and another one good.
        if code != CURLE_OK, let ownError { return .failure(ownError) }
        switch code {
        case CURLE_OK:
            var status = 0
            ccurl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
            return .success(HTTPClientResponse(status: status, headers: reader.headers, body: reader.body))
        case CURLE_OPERATION_TIMEDOUT: return .failure(timeout)
        default: return .failure(.failed(cause(of: code)))
        }
    }

    private var timeout: HTTPClientError {
        var connected: curl_off_t = 0
        ccurl_get_time(handle, CURLINFO_PRETRANSFER_TIME_T, &connected)
        if let total = settings.timeout, connected > 0 || total <= settings.connectTimeout { return .timedOut(total) }
        return .connectTimedOut(settings.connectTimeout)
    }

    private func cause(of code: CURLcode) -> String {
        let text = String(cString: errorText[0] != 0 ? UnsafePointer(errorText) : curl_easy_strerror(code))
        var number = 0
        // It says in its own words that there is no connection, but not why.
        guard code == CURLE_COULDNT_CONNECT, ccurl_get_long(handle, CURLINFO_OS_ERRNO, &number) == CURLE_OK, number != 0 else {
            return text
        }
        return "\(String(cString: strerror(Int32(number)))) (\(text))"
    }

    private func setConnection() throws(HTTPClientError) {
        try check(ccurl_set_string(handle, CURLOPT_URL, settings.url.text))
        try check(ccurl_set_string(handle, CURLOPT_PROTOCOLS_STR, "http,https"))
        // Decided already, so that it is known whether the address is the target's or the proxy's.
        try check(ccurl_set_string(handle, CURLOPT_PROXY, settings.proxy ?? ""))
        try check(ccurl_set_string(handle, CURLOPT_NOPROXY, ""))
        try check(ccurl_set_long(handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1))
        // Signals would go to any thread.
        try check(ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1))
        try check(ccurl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, settings.connectTimeout.milliseconds))
        if let timeout = settings.timeout { try check(ccurl_set_long(handle, CURLOPT_TIMEOUT_MS, timeout.milliseconds)) }
        try check(ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, errorText))
        for entry in settings.addresses {
            guard let longer = curl_slist_append(addresses, entry) else { throw .failed("there is no memory for the addresses") }
            addresses = longer
        }
        if addresses != nil { try check(ccurl_set_list(handle, CURLOPT_RESOLVE, addresses)) }
    }

    private func setRequest() throws(HTTPClientError) {
        if settings.method == "HEAD" {
            try check(ccurl_set_long(handle, CURLOPT_NOBODY, 1))
        } else if settings.body != nil || ["POST", "PUT", "PATCH"].contains(settings.method) {
            let body = settings.body ?? []
            try check(ccurl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count)))
            // Without a byte there is no address, and without an address curl would ask a callback for the body.
            try check(ccurl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, body.isEmpty ? [0] : body))
        }
        try check(ccurl_set_string(handle, CURLOPT_CUSTOMREQUEST, settings.method))
        try check(ccurl_set_string(handle, CURLOPT_ACCEPT_ENCODING, "gzip, deflate"))
        for header in settings.headers {
            try add(header.value.allSatisfy(\.isWhitespace) ? "\(header.name);" : "\(header.name): \(header.value)")
        }
        // curl would say of a body that it is a form, and of a long one that it waits to be asked for it.
        for name in ["Content-Type", "Expect"] where settings.headers.first(named: name) == nil { try add("\(name):") }
        try check(ccurl_set_list(handle, CURLOPT_HTTPHEADER, lines))
    }

    private func add(_ line: String) throws(HTTPClientError) {
        guard let longer = curl_slist_append(lines, line) else { throw .failed("there is no memory for the headers") }
        lines = longer
    }

    private func check(_ code: CURLcode) throws(HTTPClientError) {
        guard code == CURLE_OK else { throw .failed(cause(of: code)) }
    }

    private func setCallbacks() throws(HTTPClientError) {
        let this = Unmanaged.passUnretained(self).toOpaque()
        for option in [CURLOPT_HEADERDATA, CURLOPT_WRITEDATA, CURLOPT_OPENSOCKETDATA, CURLOPT_PREREQDATA] {
            try check(ccurl_set_pointer(handle, option, this))
        }
        try check(
            ccurl_set_write_callback(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, this in
                Transfer.of(this).take(bytes, size * count) { $0.takeLine($1) }
            })
        try check(
            ccurl_set_write_callback(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, this in
                Transfer.of(this).take(bytes, size * count) { $0.takeBody($1) }
            })
        guard !settings.allowsAnyAddress else { return }
        try check(
            ccurl_set_open_socket_callback(handle) { this, _, address in
                guard let address, Transfer.of(this).mayConnect(to: IPAddress(ccurl_socket_address(address))) else { return -1 }
                let target = address.pointee
                return socket(target.family, target.socktype | Int32(SOCK_CLOEXEC.rawValue), target.protocol)
            })
        // A connection that is used again was perhaps opened for a request that may go anywhere.
        try check(
            ccurl_set_pre_request_callback(handle) { this, address, _, _, _ in
                let isAllowed = Transfer.of(this).mayConnect(to: address.flatMap { IPAddress(String(cString: $0)) })
                return isAllowed ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
            })
    }

    private static func of(_ pointer: UnsafeMutableRawPointer?) -> Transfer {
        guard let pointer else { preconditionFailure("libcurl lost the transfer") }
        return Unmanaged<Transfer>.fromOpaque(pointer).takeUnretainedValue()
    }

    /// The number of bytes taken; curl ends the transfer when it is another than it gave.
    private func take(
        _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ taken: (inout ResponseReader, UnsafeRawBufferPointer) -> Bool
    ) -> Int {
        if taken(&reader, UnsafeRawBufferPointer(start: bytes, count: count)) { return count }
        ownError = .responseTooLarge(limit: settings.responseLimit)
        return count == 0 ? 1 : 0
    }

    private func mayConnect(to address: IPAddress?) -> Bool {
        guard let address else {
            ownError = .failed("the address is neither IPv4 nor IPv6")
            return false
        }
        guard address.scope != .public else { return true }
        ownError = .refusedTarget(host: settings.url.host, address: address.description, address.scope)
        return false
    }
}

extension Duration {
    /// At least 1, since curl takes 0 for no limit; at most what curl takes, 24 days.
    fileprivate var milliseconds: Int {
        let longest = Duration.milliseconds(Int32.max)
        return Int(max(.milliseconds(1), min(self, longest)) / .milliseconds(1))
    }
}
