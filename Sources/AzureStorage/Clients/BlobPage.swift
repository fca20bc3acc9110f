/// A part of a list of blobs.
package struct BlobPage: Hashable, Sendable {
    package struct Item: Hashable, Sendable {
        package let name: String
        package let properties: BlobProperties

        package init(name: String, properties: BlobProperties) {
            self.name = name
            self.properties = properties
        }
    }

    /// In the order of their names.
    package let items: [Item]
    /// Where the next part begins; nil when there is none.
    package let marker: String?
}
