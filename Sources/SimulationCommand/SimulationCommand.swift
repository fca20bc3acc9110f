import DurableTestKit
import Glibc

/// Runs simulations, many at once, and says which failed.
@main
struct SimulationCommand {
    static func main() async {
        beDeterministic()
        let options: SimulationOptions
        do throws(SimulationOptions.Problem) {
            options = try SimulationOptions(CommandLine.arguments.dropFirst())
        } catch {
            print("\(error.message)\n\(SimulationOptions.usage)")
            exit(64)
        }
        if let seed = options.seed {
            let report = Simulation(seed: seed).run(traces: options.traces)
            print(report)
            print("seed \(seed): \(report.problems.isEmpty ? "passed" : "failed"), \(report.jobs) jobs")
            exit(report.problems.isEmpty ? 0 : 1)
        }
        await exit(runAll(options) ? 0 : 1)
    }

    /// Sets and dictionaries must have the same order in every process; that is decided before it starts.
    private static func beDeterministic() {
        let variable = "SWIFT_DETERMINISTIC_HASHING"
        if getenv(variable) != nil { return }
        setenv(variable, "1", 1)
        var arguments = CommandLine.arguments.map { strdup($0) }
        arguments.append(nil)
        execv("/proc/self/exe", arguments)
        perror("The simulation could not start itself anew")
        exit(70)
    }

    private static func runAll(_ options: SimulationOptions) async -> Bool {
        let start = ContinuousClock.now
        let progress = Progress(first: options.first, total: options.count)
        print("\(options.count) seeds from \(options.first) on")
        await withTaskGroup { group in
            for _ in 0..<max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) {
                group.addTask {
                    while let seed = progress.takeSeed() { progress.add(Simulation(seed: seed).run()) }
                }
            }
        }
        let time = ContinuousClock.now - start
        let failed = progress.failed.sorted()
        let rate = Double(options.count) / max(time / .seconds(1), 0.001)
        print("\(options.count) seeds in \(time.formatted), \(Int(rate)) a second")
        if !failed.isEmpty { print("Failed: \(failed.map(String.init).joined(separator: " "))") }
        return failed.isEmpty
    }
}

extension Duration {
    fileprivate var formatted: String { "\(Int(self / .seconds(1))) s" }
}
