import CCrypto

/// Digests and HMACs that are made bit by bit.
enum DigestOps {
    static let all: [HostOperation] = [
        // Length: of what shall come out; -1: what the algorithm has.
        .crypto("openDigest") { call throws(OperationError) in
            let digest = try RunningDigest(try call.text(1, "algorithm"))
            if let length = try length(call, 2) { try digest.check(length: length) }
            call.services.resources.add(digest, as: try call.integer(0, "resource"))
            return .undefined
        },
        .crypto("openHmac") { call throws(OperationError) in
            let digest = try RunningDigest(try call.text(1, "algorithm"), key: try call.data(2, "key"))
            call.services.resources.add(digest, as: try call.integer(0, "resource"))
            return .undefined
        },
        .crypto("copyDigest") { call throws(OperationError) in
            let copy = try RunningDigest(copyOf: try digest(call))
            if let length = try length(call, 2) { try copy.check(length: length) }
            call.services.resources.add(copy, as: try call.integer(1, "copy"))
            return .undefined
        },
        .crypto("updateDigest") { call throws(OperationError) in
            try digest(call).update(try call.data(1, "data"))
            return .undefined
        },
        .crypto("finishDigest") { call throws(OperationError) in
            .bytes(try digest(call).finish(length: try length(call, 1)))
        },
    ]

    private static func digest(_ call: OperationCall) throws(OperationError) -> RunningDigest {
        try call.services.resources.resource(try call.integer(0, "resource"))
    }

    private static func length(_ call: OperationCall, _ index: Int) throws(OperationError) -> Int? {
        let length = try call.integer(index, "length")
        return length < 0 ? nil : length
    }
}
