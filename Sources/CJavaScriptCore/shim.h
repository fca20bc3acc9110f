#include <JavaScriptCore/JavaScript.h>
#include <glib.h>

// Functions the library exports but its headers do not declare.

/// Makes `function` be called with (promise, reason) for every promise that is still rejected without a handler after the
/// microtasks were drained.
void JSGlobalContextSetUnhandledRejectionCallback(JSGlobalContextRef context, JSObjectRef function, JSValueRef *exception);

/// An object of numbers: heapSize, heapCapacity, extraMemorySize, objectCount, protectedObjectCount, globalObjectCount ...
/// Walks the whole heap.
JSObjectRef JSGetMemoryUsageStatistics(JSContextRef context);

/// Collects all garbage before it returns; JSGarbageCollect only asks for it.
void JSSynchronousGarbageCollectForDebugging(JSContextRef context);

extern void wtf_initialize_main_thread(void) __asm__("_ZN3WTF20initializeMainThreadEv") __attribute__((weak));

/// Makes the calling thread JavaScriptCore's main thread (WTF::initializeMainThread). Without one, the collector of an idle VM
/// follows a null pointer. Returns whether the library has the function.
static inline bool jsc_initialize_main_thread(void) {
    if (!wtf_initialize_main_thread) return false;
    wtf_initialize_main_thread();
    return true;
}
