import Testing

@testable import FunctionApp

@Suite struct RouteConstraintTests {
    @Test(arguments: [
        ("int", ["0", "-5", "2147483647"], ["", "1.0", "2147483648", "x"]),
        ("long", ["9223372036854775807"], ["9223372036854775808", "1e3"]),
        ("bool", ["true", "FALSE"], ["1", "yes"]),
        (
            "datetime", ["2024-02-29", "2024-02-29T23:59:59.5Z", "2024-1-2 3:04", "2/29/2024", "12/31/2023 11:59 PM"],
            ["2023-02-29", "2024-13-01", "2024-01-01T24:00", "31/12/2023", "1/1/2024 13:00 PM", "soon"]
        ),
        ("decimal", ["1", "-1.5", ".5", "1."], ["", ".", "1e3", "--1", "1.2.3", "NaN"]),
        ("double", ["1.5", "-2e10"], ["x", "inf", "nan"]),
        ("float", ["1.5"], ["1e99", "x"]),
        (
            "guid",
            [
                "CD2C1638-1638-72D5-1638-DEADBEEF1638", "cd2c1638163872d51638deadbeef1638",
                "{CD2C1638-1638-72D5-1638-DEADBEEF1638}", "(CD2C1638-1638-72D5-1638-DEADBEEF1638)",
            ],
            ["CD2C1638", "GD2C1638-1638-72D5-1638-DEADBEEF1638", "{CD2C1638-1638-72D5-1638-DEADBEEF1638"]
        ),
        ("alpha", ["Rick"], ["Rick1", "Zoë", "a b"]),
        ("required", ["x"], []),
        ("minlength(4)", ["Rick", "Ricky"], ["Ric"]), ("maxlength(3)", ["abc"], ["abcd"]),
        ("length(3)", ["abc"], ["ab", "abcd"]), ("length(2, 3)", ["ab", "abc"], ["a", "abcd"]),
        ("min(18)", ["18", "99"], ["17", "x"]), ("max(120)", ["120", "-3"], ["121"]),
        ("range(18,120)", ["18", "120"], ["17", "121"]),
        (#"regex(^\\d{{3}}-\\d{{2}}$)"#.replacing(#"\\"#, with: #"\"#), ["123-45"], ["1234-5", "x123-45"]),
        (#"regex(^\d{3}$)"#, ["123"], ["12"]), ("regex(^(a|b)-c$)", ["A-C"], ["ab-c"]), ("regex(b+)", ["abbc", "B"], ["ac"]),
        ("INT", ["5"], ["x"]),
    ])
    func acceptsAndRefuses(constraint: String, accepted: [String], refused: [String]) throws {
        let template = try RouteTemplate("{value:\(constraint)}")
        for value in accepted {
            #expect(template.segments[0].soleParameter?.accepts(value) == true, "\(constraint) should accept '\(value)'")
        }
        for value in refused {
            #expect(template.segments[0].soleParameter?.accepts(value) == false, "\(constraint) should refuse '\(value)'")
        }
    }
}
