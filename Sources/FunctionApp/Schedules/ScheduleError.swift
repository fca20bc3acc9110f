/// What is wrong with a schedule or its time zone.
struct ScheduleError: Error, Hashable, CustomStringConvertible {
    let description: String

    static func field(_ unit: CronField.Unit, _ text: Substring, _ reason: String) -> ScheduleError {
        ScheduleError(description: "the \(unit.rawValue) '\(text)' cannot be used: \(reason)")
    }
}
