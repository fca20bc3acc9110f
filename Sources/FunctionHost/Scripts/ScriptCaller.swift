import DurableCore
import JSHost
import Synchronization

/// Makes calls into the isolates of an app, whatever becomes of those.
///
/// When an isolate ends, the call that ended it fails, as far as it is known. Calls that may have done it are made again alone,
/// in an isolate of their own, where it shows; calls that only waited there are made again elsewhere.
struct ScriptCaller: Sendable {
    let isolates: ScriptIsolates
    /// `perdure.limits.workerDeaths`.
    let deathLimit: Int
    /// Instances whose next turn must be made alone, and how many isolates they have ended.
    private let suspects = Suspects()

    private final class Suspects: Sendable {
        let deaths = Mutex<[InstanceID: Int]>([:])
    }

    /// Instances that had turns in the reserve, so that what there is of their sessions in their place is behind.
    private let displaced = DisplacedInstances()

    init(_ isolates: ScriptIsolates, deathLimit: Int) {
        self.isolates = isolates
        self.deathLimit = deathLimit
    }

    /// How often a call is made again that only waited in the wrong place.
    private static let patience = 20

    /// Makes the call and returns the answer.
    ///
    /// - Throws: `ScriptEnded` when its function is to blame for the end of an isolate; `ScriptUnavailable.sessionGone` when a call
    ///   that is not repeatable needs to be put in another way; otherwise as `JSIsolate.call`.
    func make(_ call: ScriptCall) async throws -> String {
        var deaths = call.instance.flatMap { id in suspects.deaths.withLock { $0[id] } }
        var attempts = 0
        while true {
            do {
                if deaths != nil {
                    if !call.isRepeatable, call.instance != nil { throw ScriptUnavailable.sessionGone }
                    let answer = try await isolates.callAlone(call.entry, call.body, within: call.limit)
                    if let id = call.instance { suspects.deaths.withLock { $0[id] = nil } }
                    return answer
                }
                return try await callInPlace(call)
            } catch JSHostError.isolateEnded(let end, let role) {
                attempts += 1
                let isAlone = deaths != nil
                if isAlone || role != .bystander { deaths = (deaths ?? 0) + 1 }
                let isGuilty = isAlone || role == .culprit
                if isGuilty, end.isCertain(alone: isAlone) || (deaths ?? 0) >= deathLimit {
                    if let id = call.instance { suspects.deaths.withLock { $0[id] = nil } }
                    throw ScriptEnded(failure: failure(of: call, end, deaths: deaths ?? 1))
                }
                if let id = call.instance { suspects.deaths.withLock { $0[id] = deaths } }
                if call.isRepeatable, attempts < Self.patience { continue }
                if call.instance != nil { throw ScriptUnavailable.sessionGone }
                throw JSHostError.isolateEnded(end, role)
            }
        }
    }

    private func callInPlace(_ call: ScriptCall) async throws -> String {
        guard let instance = call.instance else {
            return try await isolates.functions.call(call.entry, call.body, within: call.limit)
        }
        if call.session == .continues, displaced.contains(instance) { throw ScriptUnavailable.sessionGone }
        do throws(JSHostError) {
            let place = isolates.orchestrators.place(of: instance.text)
            return try await place.call(call.entry, call.body, within: call.limit)
        } catch .notBegun {
            // Its session is out of reach, and will have missed a turn.
            if call.session == .continues { throw ScriptUnavailable.sessionGone }
            if call.session == .starts { displaced.add(instance) }
            defer { if call.session == .starts { endSessions(of: instance) } }
            return try await isolates.orchestrators.callReserve(call.entry, call.body, within: call.limit)
        }
    }

    /// Ends what there is of an instance's sessions in its place and in the reserve.
    private func endSessions(of instance: InstanceID) {
        let body = ScriptRuntime.sessionBody(of: instance)
        let orchestrators = isolates.orchestrators
        Task { [displaced] in
            // A place whose scripts are gone has no sessions any more.
            _ = try? await orchestrators.callReserve("endSession", body)
            _ = try? await orchestrators.place(of: instance.text).isolate.callPatiently("endSession", body)
            displaced.remove(instance)
        }
    }

    private func failure(of call: ScriptCall, _ end: IsolateEnd, deaths: Int) -> FailureDetails {
        FailureDetails(
            end, function: call.function, setting: call.instance == nil ? "processorTime" : "turnProcessorTime", deaths: deaths)
    }
}
