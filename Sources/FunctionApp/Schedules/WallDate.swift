/// A date of the Gregorian calendar on a wall clock.
struct WallDate: Hashable {
    let year: Int64
    /// From 1.
    let month: Int64
    /// From 1.
    let day: Int64

    /// Counts in eras of 400 years that start on the first of March, so that the leap day is a year's last day.
    init(days: Int64) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// Days from 1970-01-01 to the first day of a month; months beyond December are those of later years.
    static func days(year: Int64, month: Int64) -> Int64 {
        let year = year + (month - 1) / 12
        let month = (month - 1) % 12 + 1
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// 0 for Sunday; `days` since 1970-01-01.
    static func weekday(days: Int64) -> Int64 { ((days + 4) % 7 + 7) % 7 }
}
