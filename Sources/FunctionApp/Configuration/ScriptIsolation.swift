/// Where scripts run: in processes of their own, or in threads of the host.
package enum ScriptIsolation: String, CaseIterable, Hashable, Sendable {
    case process, none
}
