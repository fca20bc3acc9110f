import DurableCore

extension StorageDamage {
    /// Runs a read. What it cannot make sense of is damage, told with the name of what was read.
    static func telling<Value>(of name: String, _ read: () throws -> Value) throws -> Value {
        do {
            return try read()
        } catch let error as SQLiteError where !error.isAboutDamage {
            throw error
        } catch let damage as StorageDamage {
            throw damage
        } catch {
            throw StorageDamage(reason: "\(name): \(error)")
        }
    }
}
