import CCrypto

/// Numbers of hundreds of digits, as big-endian bytes.
enum PrimeOps {
    static let all: [HostOperation] = [
        // Arguments: resource, bits, whether safe, add or null, remainder or null.
        .crypto("generatePrime") { call throws(OperationError) in
            let bits = Int32(clamping: try call.integer(1, "bits"))
            let isSafe = call.bool(2)
            let add = call.isNullish(3) ? nil : try call.data(3, "add")
            let remainder = call.isNullish(4) ? nil : try call.data(4, "rem")
            return try CryptoWork.perform(call) { () throws(OperationError) in
                let prime = try BigNumber()
                let add = try add.map { bytes throws(OperationError) in try BigNumber(bytes) }
                let remainder = try remainder.map { bytes throws(OperationError) in try BigNumber(bytes) }
                guard
                    BN_generate_prime_ex(prime.pointer, bits, isSafe ? 1 : 0, add?.pointer, remainder?.pointer, nil) == 1
                else { throw .openSSL("Generating a prime failed") }
                return .bytes(prime.bytes)
            }
        },
        .crypto("isPrime") { call throws(OperationError) in
            let candidate = try call.data(1, "candidate")
            return try CryptoWork.perform(call) { () throws(OperationError) in
                let number = try BigNumber(candidate)
                let context = BN_CTX_new()
                defer { BN_CTX_free(context) }
                let result = BN_check_prime(number.pointer, context, nil)
                guard result >= 0 else { throw .openSSL("Checking a prime failed") }
                return .bool(result == 1)
            }
        },
        // base ** exponent % modulus
        .crypto("modularPower") { call throws(OperationError) in
            let base = try BigNumber(try call.data(0, "base"))
            let exponent = try BigNumber(try call.data(1, "exponent"))
            let modulus = try BigNumber(try call.data(2, "modulus"))
            let result = try BigNumber()
            let context = BN_CTX_new()
            defer { BN_CTX_free(context) }
            // Exponents are private keys: the time it takes must not tell them.
            BN_set_flags(exponent.pointer, BN_FLG_CONSTTIME)
            guard BN_mod_exp(result.pointer, base.pointer, exponent.pointer, modulus.pointer, context) == 1 else {
                throw .openSSL("Computing a power failed")
            }
            return .bytes(result.bytes)
        },
    ]
}
