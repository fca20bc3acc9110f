/// What the detailed log says the engine did.
struct EngineLines {
    private(set) var count = 0
    /// Task numbers of the activities that were begun.
    private(set) var started: Set<Int> = []

    mutating func add(_ line: String) {
        guard ["Turn committed", "Activity started", "Activity ended"].contains(where: line.contains) else { return }
        count += 1
        guard line.contains("Activity started"), let task = line.split(separator: "task=").last.flatMap({ Int($0) }) else {
            return
        }
        started.insert(task)
    }
}
