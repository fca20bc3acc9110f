import DurableCore
import FunctionApp

extension ManagementRoutes {
    /// Which key a request needs; also for what there is not, so that only those who have one learn that.
    static func requirement(of match: Match?, _ call: HTTPCall) -> AccessRequirement {
        .management(match.flatMap { purpose(of: $0) }, isReading: call.method == "GET" || call.method == "HEAD")
    }

    /// The URLs that a request may have come by, of those that are handed out.
    private static func purpose(of match: Match) -> URLKey? {
        switch match.value {
        case .start: .creation
        case .status, .progress, .purge, .raiseEvent, .terminate, .suspend, .resume, .rewind, .restart:
            .instance(InstanceID(match["instanceId"] ?? ""))
        case .list, .counts, .purgeMatching, .listEntities, .readEntity, .signalEntity, .deleteEntity, .makePrimary, .describe:
            nil
        }
    }
}
