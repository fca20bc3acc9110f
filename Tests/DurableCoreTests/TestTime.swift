import DurableCore

/// When the tests take place.
let start = Timestamp(microseconds: 1_700_000_000_000_000)

/// `seconds` after the start.
func second(_ seconds: Int) -> Timestamp { start + .seconds(seconds) }
