/// Seeds that failed once, with what was wrong then. A seed says the same only while the simulation stays the same, so what it
/// found has a test of its own besides.
enum KnownSeeds {
    static let all: [UInt64] = [
        // An activity that was aborted because its host was stopped was recorded as failed.
        15, 22, 23,
        // A rewind that was refused released locks that had been released before.
        18, 19, 31,
        // A turn that had been overtaken by a termination took its messages to the instance that had the id next.
        8_102, 10_033,
        // The session of an instance that was ended beside a turn was kept, and took the messages of the next instance.
        21_283,
    ]
}
