import DurableCore
import DurableEngine
import JSONText

extension InstanceManagement {
    /// Which part of a list is wanted.
    struct Page: Hashable, Sendable {
        var size: Int
        var after: InstancePage.Position?

        /// `top` is the size, 100 when it is left out; an empty token is that of the first page.
        ///
        /// - Throws: `InvalidParameter` for a size or a token that cannot be used.
        init(_ parameters: RequestParameters, token: String?) throws(InvalidParameter) {
            size = try parameters.count("top") ?? 100
            guard let token, !token.isEmpty else { return }
            guard let position = ContinuationToken(token)?.position else {
                throw InvalidParameter(
                    name: ContinuationToken.header, value: token, expected: "a token that came with the page before")
            }
            after = position
        }
    }

    /// 200 with the status objects of a page of instances, oldest first; with `count=true` only with their number.
    ///
    /// - Throws: `InvalidParameter`, or what the storage threw.
    func list(_ parameters: RequestParameters, token: String?) async throws -> HTTPAnswer {
        let query = try InstanceQuery(parameters)
        if let order = parameters.text("orderBy"), !["createdtime", "createdtime asc"].contains(order.lowercased()) {
            throw InvalidParameter(name: "orderBy", value: order, expected: "createdTime, the one order there is")
        }
        if parameters.flag("count", otherwise: false) {
            return .json(200, "{\"count\":\(try await hub.counts(query).reduce(0) { $0 + $1.count })}")
        }
        let page = try Page(parameters, token: token)
        let found = try await hub.instances(query, after: page.after, limit: page.size)
        let showsInput = parameters.flag("showInput", otherwise: true)
        return .page(found.rows.map { StatusObject(row: $0, showsInput: showsInput).json }, next: found.next)
    }

    /// 200 with how many orchestrations went, 404 when there were none. Only those that have ended go.
    ///
    /// - Throws: `InvalidParameter`, or what the storage threw.
    func purge(_ parameters: RequestParameters) async throws -> HTTPAnswer {
        var query = try InstanceQuery(parameters)
        guard query.createdFrom != nil else {
            return .json(400, jsonString("Please provide value for 'createdTimeFrom' parameter."))
        }
        query.kind = .orchestrations
        query.statuses = (query.statuses ?? RuntimeStatus.terminal).intersection(RuntimeStatus.terminal)
        if query.statuses?.isEmpty == true { return .empty(404) }
        let count = try await hub.purge(query)
        return count == 0 ? .empty(404) : .json(200, "{\"instancesDeleted\":\(count)}")
    }

    /// 200 with a page of the entities that exist, of all names or of one.
    ///
    /// - Throws: `InvalidParameter`, or what the storage threw.
    func entities(_ name: String?, _ parameters: RequestParameters, token: String?) async throws -> HTTPAnswer {
        let query = InstanceQuery(
            kind: .entities, idPrefix: name.map { EntityID(name: $0, key: "").instance.text },
            updatedFrom: try parameters.time("lastOperationTimeFrom"), updatedTo: try parameters.time("lastOperationTimeTo"))
        let showsState = parameters.flag("fetchState", otherwise: false)
        let page = try Page(parameters, token: token)
        var shown: [String] = []
        var position = page.after
        repeat {
            let found = try await hub.instances(query, after: position, limit: page.size - shown.count)
            shown += found.rows.compactMap { $0.entityJSON(showsState: showsState) }
            position = found.next
        } while position != nil && shown.count < page.size
        return .page(shown, next: position)
    }
}

extension InstanceRow {
    /// What the list of entities says of one; nil of one that does not exist.
    fileprivate func entityJSON(showsState: Bool) -> String? {
        guard let entity, entity.exists, let entityID = EntityID(id) else { return nil }
        var identity = JSONObjectWriter()
        identity.add("name", entityID.name)
        identity.add("key", entityID.key)
        var writer = JSONObjectWriter()
        writer.add("entityId", json: identity.text)
        writer.add("lastOperationTime", lastUpdatedAt.iso8601(fractionDigits: 7))
        writer.add("state", json: showsState ? entity.value?.json ?? "null" : "null")
        return writer.text
    }
}

extension HTTPAnswer {
    /// An array, and where the next page begins: always a header, an empty one on the last page.
    fileprivate static func page(_ elements: [String], next: InstancePage.Position?) -> HTTPAnswer {
        let token = next.map { ContinuationToken($0).text } ?? ""
        return .json(200, "[" + elements.joined(separator: ",") + "]", headers: [(ContinuationToken.header, token)])
    }
}
