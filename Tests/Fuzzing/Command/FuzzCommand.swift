import Glibc

/// `perdure-fuzz`: libFuzzer on the target that the environment variable `FUZZ_TARGET` names; its arguments are libFuzzer's.
@main
struct FuzzCommand {
    static func main() {
        var count = CommandLine.argc
        var arguments = CommandLine.unsafeArgv
        exit(runFuzzer(&count, &arguments, checkInput))
    }

    static let target: FuzzTarget = {
        let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""
        guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
            let names = FuzzTarget.all.map(\.name).joined(separator: " ")
            print("FUZZ_TARGET must be one of: \(names)")
            exit(2)
        }
        return target
    }()
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ check: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The name under which libFuzzer's own main function, which is not used, looks for it.
@_cdecl("LLVMFuzzerTestOneInput")
func checkInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    do {
        try FuzzCommand.target.check(Array(UnsafeBufferPointer(start: start, count: count)))
    } catch {
        fatalError("\(FuzzCommand.target.name): \(error)")
    }
    return 0
}
