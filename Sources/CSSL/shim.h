#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <string.h>

// What OpenSSL has as macros, which Swift does not see.

static inline int cssl_set_versions(SSL_CTX *context, int lowest, int highest) {
    return SSL_CTX_set_min_proto_version(context, lowest) == 1 && SSL_CTX_set_max_proto_version(context, highest) == 1;
}

static inline void cssl_set_server_name(SSL *ssl, const char *name) { SSL_set_tlsext_host_name(ssl, name); }

static inline size_t cssl_pending(BIO *memory) { return BIO_ctrl_pending(memory); }

static inline int cssl_add_chain_certificate(SSL_CTX *context, X509 *certificate) {
    return SSL_CTX_add1_chain_cert(context, certificate) == 1;
}

/// The certificate of the other side with those above it, as far as they came; to be freed by the caller.
static inline X509 *cssl_peer_certificate(SSL *ssl) { return SSL_get1_peer_certificate(ssl); }

static inline int cssl_chain_length(SSL *ssl) {
    STACK_OF(X509) *chain = SSL_get_peer_cert_chain(ssl);
    return chain == NULL ? 0 : sk_X509_num(chain);
}

static inline X509 *cssl_chain_certificate(SSL *ssl, int index) { return sk_X509_value(SSL_get_peer_cert_chain(ssl), index); }

static inline int cssl_stack_length(const STACK_OF(X509) *certificates) {
    return certificates == NULL ? 0 : sk_X509_num(certificates);
}

static inline X509 *cssl_stack_certificate(const STACK_OF(X509) *certificates, int index) {
    return sk_X509_value(certificates, index);
}

static inline void cssl_stack_free(STACK_OF(X509) *certificates) { sk_X509_pop_free(certificates, X509_free); }

/// Gives the passphrase as long as it is there, so that nobody is asked on the terminal.
static inline int cssl_passphrase(char *buffer, int size, int writing, void *passphrase) {
    (void)writing;
    if (passphrase == NULL) return -1;
    int length = (int)strlen((const char *)passphrase);
    if (length > size) return -1;
    memcpy(buffer, passphrase, (size_t)length);
    return length;
}

/// An extension as OpenSSL prints it; 0 when the certificate has none of that kind.
static inline int cssl_print_extension(BIO *memory, X509 *certificate, int kind) {
    int index = X509_get_ext_by_NID(certificate, kind, -1);
    if (index < 0) return 0;
    return X509V3_EXT_print(memory, X509_get_ext(certificate, index), 0, 0);
}

static inline int cssl_objects_length(const STACK_OF(ASN1_OBJECT) *objects) { return sk_ASN1_OBJECT_num(objects); }

static inline ASN1_OBJECT *cssl_object(const STACK_OF(ASN1_OBJECT) *objects, int index) {
    return sk_ASN1_OBJECT_value(objects, index);
}

static inline void cssl_objects_free(STACK_OF(ASN1_OBJECT) *objects) { sk_ASN1_OBJECT_pop_free(objects, ASN1_OBJECT_free); }
