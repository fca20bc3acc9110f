import DurableEngine
import FunctionApp

/// Fetches what functions get through their input bindings, before they are called.
struct InputResolver: Sendable {
    let services: BindingServices

    /// The invocation with its inputs. What is not there stays undefined.
    ///
    /// - Throws: `BindingError` when the call must fail, or what the service threw.
    func fill(_ invocation: inout Invocation) async throws {
        let function = invocation.function
        let inputs = function.bindings.filter { $0.direction != .out && !$0.isTrigger }
        guard inputs.contains(where: \.isFetched) else { return }
        let context = invocation.expressionContext(at: services.hub.now)
        for binding in inputs {
            do {
                if let input = try await input(binding, of: function, context) { invocation.inputs.append((binding.name, input)) }
            } catch let error as ServiceRejection {
                throw BindingError(error.description, binding, of: function)
            }
        }
    }

    private func input(
        _ binding: Binding, of function: FunctionDefinition, _ context: ExpressionContext
    ) async throws -> FunctionInput? {
        switch binding.kind {
        case .blob(let blob):
            guard let service = services.blobs(of: blob.connection) else { return nil }
            let path = try blob.path(binding, of: function, context)
            return try await service.read(path).map { FunctionInput(content: $0.bytes, as: binding.dataType) }
        case .table(let table):
            guard let service = services.tables(of: table.connection) else { return nil }
            let call = TableQuery(table: table, binding: binding, function: function, context: context)
            return .value(try await call.value(from: service))
        default: return nil
        }
    }
}

extension Binding {
    /// Whether a value has to be fetched for it.
    fileprivate var isFetched: Bool {
        switch kind {
        case .blob, .table: true
        default: false
        }
    }
}

extension BlobBinding {
    /// The blob that is meant in one call.
    func path(
        _ binding: Binding, of function: FunctionDefinition, _ context: ExpressionContext
    ) throws(BindingError) -> BlobPath {
        let text = try path.resolve("path", binding, of: function, context)
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, ContainerName.isValid(parts[0]), !parts[1].isEmpty else {
            throw BindingError(
                "its path '\(text)' is no container and blob ('container/blob'; a container's name has \(ContainerName.rule))",
                binding, of: function)
        }
        return BlobPath(container: String(parts[0]), name: String(parts[1]))
    }
}
