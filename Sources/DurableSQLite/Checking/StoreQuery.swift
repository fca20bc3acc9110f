import DurableCore

/// A rule that one statement can look after: its rows are instance, row and detail of what breaks it.
struct StoreQuery {
    let rule: VerificationRule
    let table: String
    let sql: String

    private init(_ rule: VerificationRule, _ table: String, _ sql: String) {
        self.rule = rule
        self.table = table
        self.sql = sql
    }

    static let all = owners + instances + numbers + queues

    private static let owners = ["inputs", "history", "inbox", "entities"].map { table in
        StoreQuery(
            .rowsHaveOwners, table,
            """
            SELECT NULL, \(StoreCheck.rowNames[table] ?? "rowid"), 'it belongs to the instance with the key ' || instance
                || ', which is not there'
            FROM \(table) WHERE instance NOT IN (SELECT key FROM instances)
            """)
    }

    private static let terminal = RuntimeStatus.terminal.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")

    private static let instances = [
        StoreQuery(
            .flagsFitTheInstance, "instances",
            """
            SELECT id, id, 'ended is ' || ended || ', but it is ' || status FROM instances
            WHERE ended <> (status IN (\(terminal)))
            """),
        StoreQuery(
            .flagsFitTheInstance, "instances",
            """
            SELECT id, id, 'is_entity is ' || is_entity || ', which does not fit its id' FROM instances
            WHERE is_entity <> (substr(id, 1, 1) = '@')
            """),
        StoreQuery(
            .entityHasAState, "instances",
            """
            SELECT id, id, 'it is an entity without a state, or an orchestration with one' FROM instances
            WHERE (substr(id, 1, 1) = '@') <> EXISTS (SELECT 1 FROM entities WHERE entities.instance = instances.key)
            """),
        StoreQuery(
            .flagsFitTheInstance, "instances",
            """
            SELECT id, id, 'it is an entity, but ' || status || ' with execution ' || execution || ' and ' || history_length
                || ' events'
            FROM instances WHERE substr(id, 1, 1) = '@'
            AND (status <> 'Running' OR execution <> '\(EntityState.execution)' OR history_length <> 0
                OR EXISTS (SELECT 1 FROM history WHERE history.instance = instances.key))
            """),
        StoreQuery(
            .parentIsNamedWhole, "instances",
            """
            SELECT id, id, 'of parent, parent_execution and parent_task only some are there' FROM instances
            WHERE (parent IS NULL) + (parent_execution IS NULL) + (parent_task IS NULL) NOT IN (0, 3)
            """),
        StoreQuery(
            .historyIsComplete, "instances",
            """
            SELECT id, id, 'history_length is ' || history_length || ', but there are ' || count(position) || ' events from '
                || coalesce(min(position), '-') || ' to ' || coalesce(max(position), '-')
            FROM instances LEFT JOIN history ON history.instance = instances.key GROUP BY key
            HAVING count(position) <> history_length
                OR (count(position) > 0 AND (min(position) <> 0 OR max(position) <> count(position) - 1))
            """),
        StoreQuery(
            .onlyLockedEntitiesPutAside, "inbox",
            """
            SELECT (SELECT instances.id FROM instances WHERE key = inbox.instance), id, 'carried_over is ' || carried_over
            FROM inbox WHERE carried_over NOT IN (0, 1)
            """),
    ]

    private static let numbers =
        [
            StoreQuery(
                .eventsAreNumbered, "event_hubs",
                """
                SELECT NULL, hub, 'its events are ' || count(*) || ' from ' || min(sequence) || ' to ' || max(sequence)
                    || ', its last number is ' || coalesce(last_sequence, 'unknown')
                FROM event_hub_events LEFT JOIN event_hubs ON name = hub GROUP BY hub
                HAVING last_sequence IS NULL OR max(sequence) <> last_sequence
                    OR max(sequence) - min(sequence) + 1 <> count(*) OR min(sequence) < 1
                """)
        ]
        + ["inbox", "queue_messages"].map { table in
            StoreQuery(
                .numbersAreFresh, table,
                """
                SELECT NULL, max(id), 'numbers are given out from ' || coalesce(
                    (SELECT seq FROM sqlite_sequence WHERE name = '\(table)'), 'nothing') || ' on, but this one is in use'
                FROM \(table)
                HAVING max(id) > coalesce((SELECT seq FROM sqlite_sequence WHERE name = '\(table)'), 0)
                """)
        }

    private static let queues = [
        StoreQuery(
            .queueRowsAreWhole, "queue_messages",
            """
            SELECT instance, id, 'it is no activity: instance, execution, task or name is missing' FROM queue_messages
            WHERE queue = '\(QueueName.activities)'
            AND (instance IS NULL OR execution IS NULL OR task IS NULL OR name IS NULL)
            """),
        StoreQuery(
            .queueRowsAreWhole, "queue_messages",
            """
            SELECT NULL, id, 'a message of the queue ' || queue || ' has no payload, or looks like an activity'
            FROM queue_messages WHERE queue <> '\(QueueName.activities)'
            AND (payload IS NULL OR instance IS NOT NULL OR execution IS NOT NULL OR task IS NOT NULL OR name IS NOT NULL)
            """),
        StoreQuery(
            .queueRowsAreWhole, "queue_messages",
            """
            SELECT instance, id, 'dequeue_count is ' || dequeue_count || ', visible_at is ' || visible_at FROM queue_messages
            WHERE dequeue_count < 0 OR visible_at < 0 OR id < 1 OR queue = ''
            """),
    ]
}
