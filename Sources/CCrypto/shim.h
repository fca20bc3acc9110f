#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_dispatch.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/encoder.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/objects.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

// HMAC is a function in one version of OpenSSL and a macro in another. 1 when the digest was written.
static inline int ccrypto_hmac(const EVP_MD *type, const void *key, int key_length, const unsigned char *data, size_t length,
                               unsigned char *digest, unsigned int *digest_length) {
    return HMAC(type, key, key_length, data, length, digest, digest_length) != NULL;
}
