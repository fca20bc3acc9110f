/// Why an app cannot be used at all, with everything else that was found wrong on the way.
package struct AppProblems: Error, Hashable, Sendable, CustomStringConvertible {
    /// At least one of them is an error.
    package let problems: [AppProblem]

    package init(_ problems: [AppProblem]) {
        self.problems = problems
    }

    package var description: String {
        problems.map(\.description).joined(separator: "\n")
    }
}
