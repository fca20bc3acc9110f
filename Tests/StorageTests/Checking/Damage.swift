import DurableCore
import Testing

/// A way to break a store, and the rule that must notice.
struct Damage: CustomTestStringConvertible {
    let rule: VerificationRule
    let sql: String

    var testDescription: String { "\(rule.rawValue): \(sql)" }

    init(_ rule: VerificationRule, _ sql: String) {
        self.rule = rule
        self.sql = sql
    }

    private static func key(_ id: String) -> String { "(SELECT key FROM instances WHERE id = '\(id)')" }

    /// Puts an event at the end of a history.
    private static func append(_ id: String, _ columns: String, _ values: String) -> String {
        """
        INSERT INTO history (instance, position, at, \(columns))
        SELECT key, history_length, 1700000000000000, \(values) FROM instances WHERE id = '\(id)';
        UPDATE instances SET history_length = history_length + 1 WHERE id = '\(id)';
        """
    }

    static let all = instances + histories + messages + queues + entities + store

    private static let instances = [
        Damage(.statusFollowsFromHistory, "UPDATE instances SET status = 'Running', ended = 0 WHERE id = 'done'"),
        Damage(.statusFollowsFromHistory, "UPDATE instances SET status = 'Failed' WHERE id = 'done'"),
        Damage(.statusFollowsFromHistory, "UPDATE instances SET status = 'Running' WHERE id = 'suspended'"),
        Damage(.flagsFitTheInstance, "UPDATE instances SET ended = 0 WHERE id = 'done'"),
        Damage(.flagsFitTheInstance, "UPDATE instances SET is_entity = 1 WHERE id = 'done'"),
        Damage(.flagsFitTheInstance, "UPDATE instances SET execution = 'e' WHERE id = '@sum@x'"),
        Damage(.rowsAreReadable, "UPDATE instances SET status = 'Lost' WHERE id = 'done'"),
        Damage(.endFollowsFromHistory, "UPDATE instances SET output = '9' WHERE id = 'done'"),
        Damage(.endFollowsFromHistory, "UPDATE instances SET failure = NULL WHERE id = 'failed'"),
        Damage(.endFollowsFromHistory, "UPDATE instances SET reason = 'other' WHERE id = 'terminated'"),
        Damage(.startFitsTheInstance, "UPDATE inputs SET input = '[2]' WHERE instance = \(key("done"))"),
        Damage(.startFitsTheInstance, "UPDATE instances SET name = 'Other' WHERE id = 'waiting'"),
        Damage(.startFitsTheInstance, "UPDATE instances SET tags = NULL WHERE id = 'later'"),
        Damage(.instanceIsInItsPartition, "UPDATE instances SET partition = (partition + 1) % 4 WHERE id = 'done'"),
        Damage(.parentIsNamedWhole, "UPDATE instances SET parent_task = NULL WHERE id = 'kid'"),
        Damage(
            .childIsAwaited,
            "UPDATE instances SET parent = 'waiting', parent_execution = "
                + "(SELECT execution FROM instances WHERE id = 'waiting') WHERE id = 'kid'"),
        Damage(
            .childIsOnItsWay,
            "DELETE FROM history WHERE instance = \(key("kid")); DELETE FROM inbox WHERE instance = "
                + "\(key("kid")); DELETE FROM instances WHERE id = 'kid'"),
        Damage(.rowsHaveOwners, "DELETE FROM instances WHERE id = 'leaf'"),
    ]

    private static let histories = [
        Damage(.historyIsComplete, "UPDATE instances SET history_length = history_length + 1 WHERE id = 'done'"),
        Damage(.historyIsComplete, "DELETE FROM history WHERE instance = \(key("done")) AND position = 2"),
        Damage(.historyIsComplete, "UPDATE history SET position = position + 100 WHERE instance = \(key("done")) AND type = 1"),
        Damage(
            .statusFollowsFromHistory,
            "DELETE FROM history WHERE instance = \(key("done")) AND type = 1; "
                + "UPDATE instances SET history_length = history_length - 1 WHERE id = 'done'"),
        Damage(.historyBeginsWithItsStart, "UPDATE history SET type = 15 WHERE instance = \(key("done")) AND type = 0"),
        Damage(
            .historyBeginsWithItsStart,
            "UPDATE history SET type = 15, name = 'e' WHERE instance = \(key("loop")) AND position = 0"),
        Damage(.taskCompletesOnce, append("waiting", "type, task", "5, 0")),
        Damage(.completionHasATask, "UPDATE history SET task = 99 WHERE instance = \(key("done")) AND type = 5"),
        Damage(.completionHasATask, append("waiting", "type, task", "8, 1")),
        Damage(.tasksAreNumbered, "UPDATE history SET task = 7 WHERE instance = \(key("done")) AND type = 4"),
        Damage(.tasksAreNumbered, "UPDATE history SET task = 9223372036854775807 WHERE instance = \(key("done")) AND type = 4"),
        Damage(.timersAreNotEarly, append("kid", "type, task", "11, 0")),
        Damage(.nothingFollowsTheEnd, append("done", "type, name", "15, 'late'")),
        Damage(.nothingFollowsTheEnd, append("done", "type", "12")),
        Damage(
            .episodesGoForward,
            append("waiting", "type", "12")
                + "UPDATE history SET at = at - 1 WHERE instance = \(key("waiting")) AND position = "
                + "(SELECT history_length - 1 FROM instances WHERE id = 'waiting')"),
        Damage(.rewindFollowsAFailure, append("waiting", "type", "21")),
        Damage(.rowsAreReadable, "UPDATE history SET type = 77 WHERE instance = \(key("done")) AND position = 2"),
        Damage(.rowsAreReadable, "UPDATE history SET failure = '{' WHERE instance = \(key("failed")) AND type = 6"),
        Damage(.payloadsAreJSON, "UPDATE history SET payload = '[1' WHERE instance = \(key("done")) AND type = 0"),
    ]

    private static let messages = [
        Damage(.rowsHaveOwners, "UPDATE inbox SET instance = 9999 WHERE type = 11"),
        Damage(.inboxBelongsToALiveInstance, "UPDATE inbox SET instance = \(key("done")) WHERE type = 11"),
        Damage(.messageIsOneForInstances, "UPDATE inbox SET type = 12 WHERE type = 11"),
        Damage(.messageIsOneForInstances, "UPDATE inbox SET instance = \(key("waiting")) WHERE type = 110"),
        Damage(.startIsOnItsWay, "DELETE FROM inbox WHERE instance = \(key("later"))"),
        Damage(.messageIsAwaited, "UPDATE inbox SET task = 5 WHERE type = 11"),
        Damage(
            .messageIsAwaited,
            "INSERT INTO inbox (instance, due, carried_over, execution, type, at, task) "
                + "SELECT key, 0, 0, execution, 5, 0, 0 FROM instances WHERE id = 'waiting'"),
        Damage(.timerIsDueAsRecorded, "UPDATE inbox SET due = due - 5 WHERE type = 11"),
        Damage(.onlyLockedEntitiesPutAside, "UPDATE inbox SET due = ~due WHERE type = 11"),
        Damage(.entityCallIsOnItsWay, "DELETE FROM inbox WHERE type = 110"),
        Damage(
            .entityCallIsOnItsWay,
            "INSERT INTO inbox (instance, due, carried_over, type, at, task, name, target, "
                + "target_execution, entities) SELECT instance, due, carried_over, type, at, task, name, target, target_execution, "
                + "entities FROM inbox WHERE type = 110"),
        Damage(.numbersAreFresh, "UPDATE sqlite_sequence SET seq = 0 WHERE name = 'inbox'"),
    ]

    private static let queues = [
        Damage(.activityIsOnItsWay, "DELETE FROM queue_messages WHERE name = 'Slow'"),
        Damage(
            .activityIsOnItsWay,
            "INSERT INTO queue_messages (queue, visible_at, dequeue_count, instance, execution, task, name) "
                + "SELECT queue, visible_at, 0, instance, execution, task, name FROM queue_messages WHERE name = 'Slow'"),
        Damage(.activityIsScheduled, "UPDATE queue_messages SET task = 0 WHERE name = 'Slow'"),
        Damage(.activityIsScheduled, "UPDATE queue_messages SET payload = '1' WHERE name = 'Slow'"),
        Damage(
            .activityIsScheduled,
            "INSERT INTO queue_messages (queue, visible_at, dequeue_count, instance, execution, task, name) "
                + "SELECT '$activities', 0, 0, id, execution, 1, 'Slow' FROM instances WHERE id = 'terminated'"),
        Damage(.queueRowsAreWhole, "UPDATE queue_messages SET name = NULL WHERE name = 'Slow'"),
        Damage(.queueRowsAreWhole, "UPDATE queue_messages SET payload = NULL WHERE queue = 'jobs'"),
        Damage(.queueRowsAreWhole, "UPDATE queue_messages SET dequeue_count = -1 WHERE queue = 'jobs'"),
        Damage(.payloadsAreJSON, "UPDATE queue_messages SET payload = 'x' WHERE queue = 'jobs'"),
    ]

    private static let entities = [
        Damage(.entityHasAState, "DELETE FROM entities WHERE instance = \(key("@sum@x"))"),
        Damage(.sectionHoldsItsLocks, "UPDATE entities SET lock = NULL WHERE instance = \(key("@log@b"))"),
        Damage(.onlyLockedEntitiesPutAside, "UPDATE entities SET lock = NULL WHERE instance = \(key("@log@a"))"),
        Damage(
            .lockHasALiveOwner,
            "UPDATE entities SET lock = '{\"id\":\"done\",\"execution\":\"e\",\"task\":0}' "
                + "WHERE instance = \(key("@sum@x"))"),
        Damage(.lockHasALiveOwner, "UPDATE entities SET early_releases = '[' || lock || ']' WHERE instance = \(key("@log@b"))"),
        Damage(.lockRequestIsOnItsWay, "DELETE FROM inbox WHERE type = 111 AND target = 'asker'"),
        Damage(.earlyReleaseAwaitsItsRequest, "DELETE FROM inbox WHERE type = 111 AND target = 'quitter'"),
        Damage(.rowsAreReadable, "UPDATE entities SET lock = '{}' WHERE instance = \(key("@log@a"))"),
        Damage(.payloadsAreJSON, "UPDATE entities SET state = '{\"a\":' WHERE instance = \(key("@sum@x"))"),
    ]

    private static let store = [
        Damage(.partitionsAreNumbered, "DELETE FROM partitions WHERE number = 1"),
        Damage(.partitionsAreNumbered, "DELETE FROM partitions"),
        Damage(.eventsAreNumbered, "DELETE FROM event_hub_events WHERE sequence = 2"),
        Damage(.eventsAreNumbered, "UPDATE event_hubs SET last_sequence = 9"),
        Damage(.payloadsAreJSON, "UPDATE notes SET value = 'one'"),
        Damage(.payloadsAreJSON, "UPDATE table_rows SET value = '{a:1}'"),
        Damage(.columnsHaveTheirTypes, "UPDATE instances SET created_at = 'soon' WHERE id = 'done'"),
        Damage(.columnsHaveTheirTypes, "UPDATE notes SET value = x'31'"),
        Damage(.schemaIsCurrent, "DROP INDEX inbox_by_due"),
        Damage(.schemaIsCurrent, "DROP TABLE notes"),
        Damage(.schemaIsCurrent, "DROP TABLE entities"),
        Damage(.schemaIsCurrent, "ALTER TABLE history RENAME COLUMN task TO job"),
        Damage(.schemaIsCurrent, "CREATE TABLE more (a)"),
        Damage(
            .fileIsIntact,
            "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = "
                + "(SELECT rootpage FROM sqlite_schema WHERE name = 'inbox_by_due') WHERE name = 'inbox_by_instance'"),
    ]
}
