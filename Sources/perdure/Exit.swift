import ArgumentParser
import FunctionHost
import Glibc

/// Runs `body`; an error is said in one line on standard error and ends the program with code 1.
func orExit<Value>(_ body: () async throws -> Value) async throws -> Value {
    do {
        return try await body()
    } catch let error as ExitCode {
        throw error
    } catch {
        report("\(error)")
        throw ExitCode.failure
    }
}

/// Writes a line to standard error, without secrets.
func report(_ line: String) {
    var text = SecretRedactor().redacted(line) + "\n"
    _ = text.withUTF8 { write(2, $0.baseAddress, $0.count) }
}

/// Standard output is block-buffered when it is no terminal; whoever reads the banner waits for it.
func flush() { fflush(nil) }
