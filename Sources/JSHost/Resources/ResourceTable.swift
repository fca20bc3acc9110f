import JSONText

/// What the scripts of a realm hold outside of their VM, by the numbers they gave it. Used on the realm's thread.
final class ResourceTable {
    private var resources: [Int: any ScriptResource] = [:]

    func add(_ resource: any ScriptResource, as id: Int) { resources[id] = resource }

    /// Throws `ERR_INVALID_ARG_VALUE` when there is none of that kind: it was closed, or is something else.
    func resource<Resource: ScriptResource>(_ id: Int, _: Resource.Type = Resource.self) throws(OperationError) -> Resource {
        guard let resource = resources[id] as? Resource else {
            throw OperationError(
                message: "There is no \(Resource.self) with the number \(id)", properties: ["code": "ERR_INVALID_ARG_VALUE"])
        }
        return resource
    }

    /// Closes it, if it is there.
    func close(_ id: Int) { resources.removeValue(forKey: id)?.close() }

    func closeAll() {
        for resource in resources.values { resource.close() }
        resources = [:]
    }
}

/// Something outside of the VM that scripts hold until they close it, or their realm ends.
protocol ScriptResource: AnyObject {
    /// Frees it; no events come any more. Called on the realm's thread.
    func close()
}
