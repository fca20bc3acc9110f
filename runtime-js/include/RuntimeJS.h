#ifndef PERDURE_RUNTIME_JS_H
#define PERDURE_RUNTIME_JS_H

/// One file of runtime-js, embedded as it is.
struct perdure_runtime_source {
    /// Path inside runtime-js, e.g. "durable-functions/index.js".
    const char *name;
    /// UTF-8 text without a terminating zero.
    const unsigned char *bytes;
    unsigned long length;
};

/// Every file of runtime-js, sorted by name.
extern const struct perdure_runtime_source perdure_runtime_sources[];
extern const unsigned long perdure_runtime_source_count;

/// The table, for Swift, which cannot see arrays without a size.
static inline const struct perdure_runtime_source *perdure_runtime_source_table(void) {
    return perdure_runtime_sources;
}

#endif
