import Testing

@testable import FunctionApp

struct TimeZoneRulesTests {
    @Test(arguments: [
        ("UTC", "2026-07-01T00:00:00Z", Int64(0)), ("Europe/Berlin", "2026-01-01T00:00:00Z", 3_600),
        ("Europe/Berlin", "2026-03-29T00:59:59Z", 3_600), ("Europe/Berlin", "2026-03-29T01:00:00Z", 7_200),
        ("Europe/Berlin", "2026-10-25T01:00:00Z", 3_600), ("Europe/Berlin", "2090-07-01T00:00:00Z", 7_200),
        ("America/New_York", "2026-03-08T07:00:00Z", -14_400), ("America/New_York", "1960-01-01T00:00:00Z", -18_000),
        ("Asia/Kolkata", "2026-01-01T00:00:00Z", 19_800), ("Australia/Sydney", "2060-01-01T00:00:00Z", 39_600),
    ])
    func tellsTheOffset(_ zone: String, _ time: String, _ offset: Int64) throws {
        #expect(try WallClock.zone(zone).offset(at: WallClock.time(time)) == offset)
    }

    @Test(arguments: [
        ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-06-01T00:00:00Z", Int64(7_200)), ("<-03>3", "2026-06-01T00:00:00Z", -10_800),
        ("XXX0YYY,J60/0,J300/0", "2028-03-01T00:00:00Z", 3_600), ("XXX0YYY,J60/0,J300/0", "2028-02-29T23:59:59Z", 0),
        ("XXX0YYY-2,59/0,299", "2028-02-29T00:00:00Z", 7_200), ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-01-01T00:00:00Z", 0),
    ])
    func aRuleHoldsWithoutATable(_ rule: String, _ time: String, _ offset: Int64) throws {
        let recurring: RecurringZoneRule = try #require(RecurringZoneRule(rule))
        let zone = TimeZoneRules(name: "x", firstOffset: 0, changes: [], rule: recurring)
        #expect(try zone.offset(at: WallClock.time(time)) == offset)
    }

    @Test(arguments: [
        "", "CET", "CET-1CEST", "CET-1CEST,M13.1.0,M1.1.0", "CET-1CEST,M3.5.0", "CET-1CEST,J0,J300",
        "CET-1CEST,366,0", "CET-1CEST,J9223372036854775807,0",
    ])
    func whatIsNoRuleIsRefused(_ rule: String) {
        #expect(RecurringZoneRule(rule) == nil)
    }

    @Test(arguments: ["Nowhere/City", "../../etc/passwd", "Eastern Standard Time"])
    func anUnknownZoneIsAProblem(_ name: String) throws {
        let timer = #"{"name": "t", "type": "timerTrigger", "schedule": "0 0 3 * * *"}"#
        let problems = try TemporaryApp.problems(ofBinding: timer, environment: ["WEBSITE_TIME_ZONE": name])
        #expect(problems.map(\.severity) == [.error])
        #expect(
            problems.first?.message.contains(
                "the time zone '\(name)' of the setting WEBSITE_TIME_ZONE is not known; it must be an IANA name") == true)
    }

    @Test func bytesThatAreNoZoneAreRefused() {
        #expect(TimeZoneFile.zone("x", []) == nil)
        #expect(TimeZoneFile.zone("x", Array("TZif2".utf8) + Array(repeating: 0, count: 60)) == nil)
        #expect(TimeZoneFile.zone("x", Array("TZif".utf8) + Array(repeating: 255, count: 60)) == nil)
    }
}
