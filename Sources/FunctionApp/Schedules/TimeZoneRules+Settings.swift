extension TimeZoneRules {
    private static let folder = "/usr/share/zoneinfo"
    private static let localFile = "/etc/localtime"

    /// The zone in which an app's schedules are meant: that of the setting `WEBSITE_TIME_ZONE` or `TZ`, else the machine's.
    ///
    /// - Throws: `ScheduleError` when the system does not know the zone.
    init(_ settings: AppSettings) throws(ScheduleError) {
        for setting in ["WEBSITE_TIME_ZONE", "TZ"] {
            guard let name = settings[setting]?.trimming({ $0.isWhitespace || $0 == ":" }), !name.isEmpty else { continue }
            self = try Self.named(name, setting)
            return
        }
        self = (try? FileSystem.read(Self.localFile)).flatMap { TimeZoneFile.zone("local", $0) } ?? .utc
    }

    private static func named(_ name: String, _ setting: String) throws(ScheduleError) -> TimeZoneRules {
        if ["utc", "gmt", "etc/utc", "etc/gmt", "z", "zulu", "utc0"].contains(name.lowercased()) { return .utc }
        let isPath = name.wholeMatch(of: /[A-Za-z0-9_+\-]+(\/[A-Za-z0-9_+\-]+)*/) != nil
        if isPath, let bytes = try? FileSystem.read("\(folder)/\(name)"), let zone = TimeZoneFile.zone(name, bytes) {
            return zone
        }
        let advice = FileSystem.isDirectory(folder) ? "" : " (\(folder) is missing: the package tzdata has it)"
        throw ScheduleError(
            description: "the time zone '\(name)' of the setting \(setting) is not known; "
                + "it must be an IANA name such as 'Europe/Berlin'\(advice)")
    }
}
