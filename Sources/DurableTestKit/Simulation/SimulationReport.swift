/// What came of a simulation.
package struct SimulationReport: Sendable, CustomStringConvertible {
    package let seed: UInt64
    /// What must not have happened; empty when all went well.
    package let problems: [String]
    /// What was committed, and what happened besides; empty when it was not asked for.
    package let trace: [String]
    /// Stands for everything that was committed, in its order, within one process.
    package let fingerprint: UInt64
    /// How many jobs ran.
    package let jobs: Int

    package var description: String {
        var lines = trace
        lines += problems.map { "seed \(seed): \($0)" }
        if !problems.isEmpty { lines.append("See it again: swift run perdure-simulation --seed \(seed) --trace") }
        return lines.joined(separator: "\n")
    }
}
