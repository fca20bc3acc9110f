import FoundationEssentials
import Glibc
import JSHost
import Synchronization
import ThreadExecutor

/// The life of a worker process: it takes frames from its host until that closes the connection or dies.
package enum WorkerMain {
    /// What the host has given the process.
    enum Descriptor {
        static let socket: CInt = 3
        static let page: CInt = 4
    }

    /// Takes the calling thread, which should be the only one, and never returns but by an error.
    ///
    /// - Throws: `WorkerWireError` when whoever started the process is no host.
    package static func run() throws -> Never {
        settle()
        var reader = MessageReader(descriptor: Descriptor.socket)
        let writer = MessageWriter(descriptor: Descriptor.socket)
        let page = try StatusPage(descriptor: Descriptor.page)
        close(Descriptor.page)
        guard let first = try reader.next() else { _exit(0) }
        guard first.kind == .configure else { throw WorkerWireError.unexpected(first.kind) }
        let configuration = try JSONDecoder().decode(WorkerConfiguration.self, from: Data(first.content))
        let realm = WorkerRealm(page: page, writer: writer, limits: configuration.processorTime)
        do throws(WorkerPermissionError) {
            try configuration.permissions.apply()
        } catch {
            realm.send(WorkerMessage(.startFailed, "\(error)"))
            _exit(1)
        }
        let questions = HostQuestions { realm.send($0) }
        let thread = start(configuration, realm, questions)
        realm.send(WorkerMessage(.ready))
        read(reader, thread, realm, questions)
    }

    /// Makes a process of this one that goes only when its host does.
    private static func settle() {
        // They go to the whole group or unit of the host, which ends its workers itself.
        for number in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] { signal(number, SIG_IGN) }
        // A dump of all the memory that JavaScriptCore reserves would take longer than a new worker.
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    }

    private static func start(
        _ worker: WorkerConfiguration, _ realm: WorkerRealm, _ questions: HostQuestions
    ) -> RealmThread {
        var configuration = IsolateConfiguration(name: worker.name) { message in
            realm.send(WorkerMessage(.messages, "[[\"log\",\(message)]]"))
        }
        configuration.environment = worker.environment
        configuration.exitRequested = { realm.exit($0) }
        for name in worker.functions { configuration.functions[name] = { questions.ask(name, $0) } }
        // Landlock binds threads: the one of the scripts must come from this one.
        let executor = RealmExecutor(name: worker.name)
        let made = Mutex<Result<RealmThread, JSHostError>?>(nil)
        let parker = ConditionParker()
        Task { @concurrent [configuration] in
            do throws(JSHostError) {
                let thread = try await RealmThread(configuration, owner: realm, executor: executor)
                made.withLock { $0 = .success(thread) }
            } catch {
                made.withLock { $0 = .failure(error) }
            }
            parker.unpark()
        }
        while true {
            switch made.withLock({ $0 }) {
            case .success(let thread): return thread
            case .failure(let error):
                realm.send(WorkerMessage(.startFailed, "\(error)"))
                _exit(1)
            case nil: parker.park()
            }
        }
    }

    private static func read(
        _ start: MessageReader, _ thread: RealmThread, _ realm: WorkerRealm, _ questions: HostQuestions
    ) -> Never {
        var reader = start
        while let message = try? reader.next() {
            switch message.kind {
            case .frame:
                thread.enter { thread in
                    do throws(ScriptException) {
                        try thread.receive(message.content)
                        realm.send(WorkerMessage(.frameTaken))
                    } catch {
                        realm.send(WorkerMessage(.frameRefused, error.failure))
                    }
                }
            case .reply: questions.reply(message.text)
            case .collectGarbage:
                thread.enter { thread in
                    try? thread.collectGarbage()
                    realm.send(WorkerMessage(.garbageCollected))
                }
            case .measureHeap:
                thread.enter { thread in
                    let statistics = (try? thread.heapStatistics()) ?? HeapStatistics()
                    let numbers = [statistics.heapSize, statistics.objectCount, statistics.protectedObjectCount]
                    realm.send(WorkerMessage(.heap, numbers.map(String.init).joined(separator: " ")))
                }
            default: _exit(2)
            }
        }
        _exit(0)
    }
}
