/// What the command is asked to do.
struct SimulationOptions {
    struct Problem: Error {
        let message: String
    }

    static let usage = """
        Usage: perdure-simulation [--seeds COUNT] [--from SEED]   run COUNT simulations (1000), from SEED (1) on
               perdure-simulation --seed SEED [--trace]           run one, and say everything that was committed
        """

    private(set) var count = 1_000
    private(set) var first: UInt64 = 1
    private(set) var seed: UInt64?
    private(set) var traces = false

    init(_ arguments: some Sequence<String>) throws(Problem) {
        var rest = arguments.makeIterator()
        while let option = rest.next() {
            switch option {
            case "--seeds": count = Int(clamping: try Self.number(rest.next(), of: option))
            case "--from": first = try Self.number(rest.next(), of: option)
            case "--seed": seed = try Self.number(rest.next(), of: option)
            case "--trace": traces = true
            default: throw Problem(message: "There is no option \(option).")
            }
        }
        if traces, seed == nil { throw Problem(message: "--trace needs --seed.") }
        if first > .max - UInt64(count) { throw Problem(message: "--from \(first) leaves no room for \(count) seeds.") }
    }

    private static func number(_ text: String?, of option: String) throws(Problem) -> UInt64 {
        guard let text, let number = UInt64(text) else {
            throw Problem(message: "\(option) needs a whole number, not \(text.map { "'\($0)'" } ?? "nothing").")
        }
        return number
    }
}
