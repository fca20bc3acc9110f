import DurableCore
import Testing

@testable import DurableSQLite

@Suite struct ClaimTableTests {
    private let now = Timestamp(microseconds: 1_700_000_000_000_000)
    private var later: Timestamp { now + .seconds(60) }

    private func receipt(_ id: Int64, _ token: Int64) -> ClaimedMessage.Receipt {
        ClaimedMessage.Receipt(queue: "jobs", id: id, token: token)
    }

    private func claim(
        _ id: Int64, of queue: QueueName = "jobs", until: Timestamp, in table: inout ClaimTable
    ) throws -> (token: Int64, count: Int) {
        let claim = table.claim(id, of: queue, until: until)
        return try #require(claim)
    }

    @Test func aLookIsToldWhatIsHeldOfItsQueue() throws {
        var table = ClaimTable()
        _ = try claim(1, until: later, in: &table)
        _ = try claim(2, of: "other", until: later, in: &table)
        _ = try claim(3, until: now, in: &table)
        let held = table.beginLook(into: "jobs", at: now)
        #expect(held == [1: later])
    }

    @Test func aMessageDroppedWhileALookWasUnderWayIsNotClaimedByIt() {
        var table = ClaimTable()
        _ = table.beginLook(into: "jobs", at: now)
        table.drop([1])
        let claim = table.claim(1, of: "jobs", until: later)
        #expect(claim == nil)
        #expect(table.messages.isEmpty)
        table.endLook()
    }

    @Test func whatWasDroppedIsForgottenWhenTheLastLookEnds() throws {
        var table = ClaimTable()
        _ = table.beginLook(into: "jobs", at: now)
        _ = table.beginLook(into: "jobs", at: now)
        table.drop([1])
        table.endLook()
        let claim = table.claim(1, of: "jobs", until: later)
        #expect(claim == nil)
        table.endLook()
        _ = table.beginLook(into: "jobs", at: now)
        _ = try self.claim(1, until: later, in: &table)
    }

    @Test func aDroppedMessageIsHeldByNobody() throws {
        var table = ClaimTable()
        let token = try claim(1, until: later, in: &table).token
        table.drop([1])
        let isExtended = table.extend(receipt(1, token), until: later)
        #expect(!isExtended)
        #expect(table.count(receipt(1, token)) == nil)
        #expect(table.messages.isEmpty)
    }

    @Test func aNewClaimTakesTheMessageFromTheOldOne() throws {
        var table = ClaimTable()
        let first = try claim(1, until: now, in: &table)
        let second = try claim(1, until: later, in: &table)
        #expect([first.count, second.count] == [1, 2])
        #expect(table.count(receipt(1, first.token)) == nil)
        table.end(receipt(1, first.token))
        #expect(table.count(receipt(1, second.token)) == 2)
    }
}
