import DurableCore

/// Runs an instance's program once more, in a world where nothing goes wrong and nothing takes time, and says how it ends.
struct Oracle {
    struct Expectation {
        /// nil when the program still waits.
        var ending: TurnResult.Ending?
        /// What it may fail with as well, since it is chance which of several failures comes first.
        var otherFailures: [FailureDetails] = []
    }

    private let id: InstanceID
    private let life: Audit.Life
    private let steps: [ScriptedEngine.Step]
    private let childEnds: [TaskReference: HistoryEvent.Kind]

    init(
        _ id: InstanceID, _ life: Audit.Life, programs: [String: [ScriptedEngine.Step]],
        childEnds: [TaskReference: HistoryEvent.Kind]
    ) {
        self.id = id
        self.life = life
        self.childEnds = childEnds
        steps = programs[life.name] ?? []
    }

    var expectation: Expectation {
        var expectation = Expectation()
        var input: Payload?
        var events = life.events
        for generation in life.executions.indices {
            var program = Program(id, steps: steps, returnsAll: true)
            for event in events { feed(.eventRaised(name: event.name, input: event.input), to: &program) }
            feed(.executionStarted(ExecutionStarted(name: life.name, input: input, generation: generation)), to: &program)
            var task = 0
            while case let actions = program.takeActions(), !actions.isEmpty {
                for action in actions where action.isRecorded {
                    if let answer = answer(to: action, task, generation, &expectation) { feed(answer, to: &program) }
                    task += 1
                }
            }
            expectation.ending = program.ending
            guard case .continuedAsNew(let next, let unprocessed) = program.ending else { break }
            input = next
            events = unprocessed
        }
        return expectation
    }

    private func feed(_ kind: HistoryEvent.Kind, to program: inout Program) {
        program.feed(HistoryEvent(kind, at: Timestamp(microseconds: 0)))
    }

    private func answer(
        to action: Action, _ task: Int, _ generation: Int, _ expectation: inout Expectation
    ) -> HistoryEvent.Kind? {
        switch action {
        case .scheduleTask(let name, let input):
            let stillFails = generation == life.executions.count - 1 && lastAnswer(to: task)?.failedTask != nil
            switch SimulatedActivity.result(name, input, isRepaired: !stillFails) {
            case .returned(let value): return .taskCompleted(task: task, result: value)
            case .threw(let failure):
                expectation.otherFailures.append(failure)
                return .taskFailed(task: task, failure)
            }
        case .createTimer: return .timerFired(task: task)
        case .createSubOrchestration:
            let end = childEnds[TaskReference(id: id, execution: life.executions[generation], task: task)]
            if case .subOrchestrationInstanceFailed(_, let failure) = end { expectation.otherFailures.append(failure) }
            return end
        case .callEntity: return .entityOperationCompleted(task: task, result: nil)
        case .lockEntities: return .entityLockGranted(task: task)
        case .sendEvent, .signalEntity, .releaseEntities, .cancelTimer: return nil
        }
    }

    private func lastAnswer(to task: Int) -> HistoryEvent.Kind? {
        life.history.lazy.reversed().map(\.kind).first { $0.settledTask == task }
    }
}
