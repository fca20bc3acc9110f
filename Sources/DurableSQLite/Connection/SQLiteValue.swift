/// A parameter of a statement that is put together.
enum SQLiteValue: Hashable, Sendable {
    case integer(Int64)
    case text(String)
}

extension SQLiteStatement {
    /// Binds all parameters, from the first on.
    func bind(_ values: [SQLiteValue]) throws(SQLiteError) {
        for (index, value) in values.enumerated() {
            switch value {
            case .integer(let number): bind(number, at: Int32(index))
            case .text(let text): try bind(text, at: Int32(index))
            }
        }
    }
}
