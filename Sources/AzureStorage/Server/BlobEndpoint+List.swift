import HTTPClient

extension BlobEndpoint {
    /// Blobs by prefix and, with a delimiter, the folders that it makes of their names.
    func list(_ container: String, _ request: StorageRequest) async throws -> StorageResponse {
        let paging = try ListPaging(request)
        guard let blobs = try await backend.blobs(in: container, prefix: paging.prefix) else {
            throw StorageProblem.containerNotFound
        }
        let delimiter = request.parameter("delimiter") ?? ""
        var entries: [Entry] = []
        for blob in blobs {
            let rest = blob.name.dropFirst(paging.prefix.count)
            if !delimiter.isEmpty, let found = rest.firstRange(of: delimiter) {
                let folder = String(blob.name[..<found.upperBound])
                if entries.last?.name != folder { entries.append(Entry(name: folder, blob: nil)) }
            } else {
                entries.append(Entry(name: blob.name, blob: blob))
            }
        }
        let page = paging.page(of: entries, by: \.name)
        let includesMetadata = request.parameter("include")?.contains("metadata") == true
        var elements = paging.elements
        if !delimiter.isEmpty { elements.append(XMLElement("Delimiter", delimiter)) }
        elements.append(XMLElement("Blobs", page.items.map { element($0, includesMetadata) }))
        elements.append(XMLElement("NextMarker", page.next ?? ""))
        return endpoint.list(elements, container: container)
    }

    private struct Entry {
        let name: String
        /// nil for a folder.
        let blob: StoredBlobItem?
    }

    private func element(_ entry: Entry, _ includesMetadata: Bool) -> XMLElement {
        let name =
            XMLElement.canHold(entry.name)
            ? XMLElement("Name", entry.name)
            : XMLElement("Name", PercentEncoding.encoded(entry.name, keeping: "/"), attributes: ["Encoded": "true"])
        guard let properties = entry.blob?.properties else { return XMLElement("BlobPrefix", [name]) }
        let values = XMLElement(
            "Properties",
            [
                XMLElement("Creation-Time", properties.lastModified.httpDate),
                XMLElement("Last-Modified", properties.lastModified.httpDate),
                XMLElement("Etag", properties.etag.filter { $0 != "\"" }),
                XMLElement("Content-Length", "\(properties.length)"),
                XMLElement("Content-Type", properties.contentType ?? "application/octet-stream"),
                XMLElement("BlobType", "BlockBlob"),
            ])
        return XMLElement("Blob", [name, values] + (includesMetadata ? [endpoint.metadata(properties.metadata)] : []))
    }
}
