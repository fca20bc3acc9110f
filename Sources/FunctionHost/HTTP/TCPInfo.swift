/// What the system tells of a TCP connection (Linux: `struct tcp_info`), as far as the host wants to know it.
struct TCPInfo: Sendable {
    /// Everything before the field, of which this struct must have the layout.
    private let before:
        (
            UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64
        )
    /// Bytes whose receipt the other side's system has confirmed.
    let acknowledged: UInt64
}
