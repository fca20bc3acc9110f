/// What JavaScriptCore says of the heap of an isolate.
package struct HeapStatistics: Hashable, Sendable {
    /// Bytes in use after the last collection.
    package var heapSize = 0
    package var objectCount = 0
    /// Objects the host keeps from being collected.
    package var protectedObjectCount = 0

    package init(heapSize: Int = 0, objectCount: Int = 0, protectedObjectCount: Int = 0) {
        self.heapSize = heapSize
        self.objectCount = objectCount
        self.protectedObjectCount = protectedObjectCount
    }
}
