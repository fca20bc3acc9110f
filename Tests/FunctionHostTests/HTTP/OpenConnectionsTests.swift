import Testing

@testable import FunctionHost

/// How many connections are open.
struct OpenConnectionsTests {
    @Test func beyondTheLimitSomeAreToldAndTheOthersDropped() {
        let connections = OpenConnections(limit: 2)
        #expect((0..<2).map { _ in connections.enter() } == [.served, .served])
        #expect((0..<OpenConnections.tolerance).allSatisfy { _ in connections.enter() == .refused })
        #expect(connections.enter() == .dropped)
        for _ in 0..<OpenConnections.tolerance + 2 { connections.leave() }
        #expect(connections.enter() == .served)
        #expect(connections.enter() == .refused)
    }
}
