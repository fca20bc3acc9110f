import CCrypto

/// What there is, by OpenSSL's names.
enum CryptoNames {
    /// `digests`, `ciphers` or `curves`, sorted; empty for anything else. Those that need a provider that is not loaded are left out.
    static func list(_ kind: String) -> [String] {
        var names = Names()
        withUnsafeMutablePointer(to: &names) { pointer in
            switch kind {
            case "digests":
                EVP_MD_do_all_sorted(
                    { type, from, to, data in
                        guard let name = from ?? type.flatMap({ EVP_MD_get0_name($0) }) else { return }
                        let fetched = EVP_MD_fetch(nil, to ?? name, nil)
                        if fetched != nil { Names.add(name, to: data) }
                        EVP_MD_free(fetched)
                    }, pointer)
            case "ciphers":
                EVP_CIPHER_do_all_sorted(
                    { type, from, to, data in
                        guard let name = from ?? type.flatMap({ EVP_CIPHER_get0_name($0) }) else { return }
                        let fetched = EVP_CIPHER_fetch(nil, to ?? name, nil)
                        if fetched != nil { Names.add(name, to: data) }
                        EVP_CIPHER_free(fetched)
                    }, pointer)
            case "curves": addCurves(to: pointer)
            default: break
            }
        }
        ERR_clear_error()
        return Set(names.found).sorted()
    }

    private static func addCurves(to names: UnsafeMutableRawPointer) {
        let count = EC_get_builtin_curves(nil, 0)
        var curves = [EC_builtin_curve](repeating: EC_builtin_curve(), count: count)
        EC_get_builtin_curves(&curves, count)
        for curve in curves { if let name = OBJ_nid2sn(curve.nid) { Names.add(name, to: names) } }
    }

    private struct Names {
        var found: [String] = []

        static func add(_ name: UnsafePointer<CChar>, to names: UnsafeMutableRawPointer?) {
            names?.assumingMemoryBound(to: Names.self).pointee.found.append(String(cString: name))
        }
    }
}
