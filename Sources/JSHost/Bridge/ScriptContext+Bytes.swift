import CJavaScriptCore

extension ScriptContext {
    /// A new ArrayBuffer with a copy of `bytes`; `nil` when there is no memory for it.
    func arrayBuffer(_ bytes: [UInt8]) -> OpaquePointer? {
        // The library's functions that adopt memory of ours would switch off its caged heap for the whole process.
        guard let array = JSObjectMakeTypedArray(reference, kJSTypedArrayTypeUint8Array, bytes.count, nil) else { return nil }
        if !bytes.isEmpty {
            guard let memory = JSObjectGetTypedArrayBytesPtr(reference, array, nil) else { return nil }
            bytes.withUnsafeBytes { memory.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(memory), byteCount: bytes.count) }
        }
        return JSObjectGetTypedArrayBuffer(reference, array, nil)
    }

    /// A copy of the bytes of an ArrayBuffer or of the part of one that a typed array shows; `nil` when `value` is neither.
    func bytes(_ value: OpaquePointer) -> [UInt8]? {
        let type = JSValueGetTypedArrayType(reference, value, nil)
        switch type {
        case kJSTypedArrayTypeNone: return nil
        case kJSTypedArrayTypeArrayBuffer:
            let count = JSObjectGetArrayBufferByteLength(reference, value, nil)
            return copy(count, from: count == 0 ? nil : JSObjectGetArrayBufferBytesPtr(reference, value, nil))
        default:
            let count = JSObjectGetTypedArrayByteLength(reference, value, nil)
            guard count > 0, let memory = JSObjectGetTypedArrayBytesPtr(reference, value, nil) else { return [] }
            // The pointer is that of the whole buffer.
            return copy(count, from: memory + JSObjectGetTypedArrayByteOffset(reference, value, nil))
        }
    }

    private func copy(_ count: Int, from memory: UnsafeMutableRawPointer?) -> [UInt8] {
        guard let memory else { return [] }
        return Array(UnsafeRawBufferPointer(start: memory, count: count))
    }
}
