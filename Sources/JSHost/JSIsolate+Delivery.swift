import JSONText

extension JSIsolate {
    /// Hands everything in the mailbox to the scripts.
    func deliver() {
        guard let realm else { return }
        let frame = mailbox.takeFrame()
        for case .settlement(let id) in frame.messages.map(\.origin) { operationTasks[id] = nil }
        do {
            try realm.receive(frame.text)
            readOutbox()
        } catch {
            // What was ended is closed by whoever ended it.
            if !isTerminated { redeliver(frame, after: error) }
        }
    }

    /// A frame is refused as a whole when one of its messages is not JSON; the others must not suffer from it.
    private func redeliver(_ frame: Frame, after exception: ScriptException) {
        var valid = Frame()
        var isAllValid = true
        for message in frame.messages {
            guard let problem = message.problem else {
                valid.append(message)
                continue
            }
            isAllValid = false
            switch message.origin {
            case .call(let id, let entry):
                mailbox.answer([(id, .failure(.invalidBody(entry: entry, problem: problem.message)))])
            case .settlement(let id):
                let failure = OperationFailure(message: "The host's answer is not JSON: \(problem.message)")
                valid.append(.settlement(id, .failure(failure)))
            }
        }
        guard !isAllValid else { return abandon(frame, after: exception) }
        do {
            if !valid.isEmpty { try realm?.receive(valid.text) }
            readOutbox()
        } catch {
            abandon(valid, after: error)
        }
    }

    private func abandon(_ frame: Frame, after exception: ScriptException) {
        readOutbox()
        let error = JSHostError.protocolViolation("receive threw \(exception.failure)")
        mailbox.answer(
            frame.messages.compactMap {
                if case .call(let id, _) = $0.origin { (id, .failure(error)) } else { nil }
            })
    }

    /// Fires the timers that are due.
    func fireTimers() {
        timers?.fireDue { id in
            if isTerminated { return }
            do throws(ScriptException) {
                try realm?.fireTimer(id)
            } catch {
                if isTerminated { return }
                reportViolation("fireTimer threw \(error.failure)")
            }
            readOutbox()
        }
    }
}
