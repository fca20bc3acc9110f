import CSQLite

extension SQLiteDatabase {
    /// Offers statements a function of texts that answers 0 or 1; NULL is passed as nil.
    func define(_ name: String, parameters: Int, _ body: @escaping ([String?]) -> Bool) throws(SQLiteError) {
        let context = Unmanaged.passRetained(TextFunction(body: body)).toOpaque()
        // SQLite lets go of the function, also when it cannot take it.
        let code = sqlite3_create_function_v2(
            handle, name, Int32(parameters), SQLITE_UTF8 | SQLITE_DETERMINISTIC, context,
            { call, count, arguments in TextFunction.call(call, count, arguments) }, nil, nil,
            { context in Unmanaged<TextFunction>.fromOpaque(context!).release() })
        guard code == SQLITE_OK else {
            throw SQLiteError(code: code, message: String(cString: sqlite3_errmsg(handle)), sql: name)
        }
    }
}

private final class TextFunction {
    private let body: ([String?]) -> Bool

    init(body: @escaping ([String?]) -> Bool) { self.body = body }

    static func call(
        _ call: OpaquePointer?, _ count: Int32, _ arguments: UnsafeMutablePointer<OpaquePointer?>?
    ) {
        let function = Unmanaged<TextFunction>.fromOpaque(sqlite3_user_data(call)!).takeUnretainedValue()
        let texts = (0..<Int(count)).map { text(arguments![$0]) }
        sqlite3_result_int(call, function.body(texts) ? 1 : 0)
    }

    private static func text(_ value: OpaquePointer?) -> String? {
        guard let start = sqlite3_value_text(value) else { return nil }
        let count = Int(sqlite3_value_bytes(value))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }
}
