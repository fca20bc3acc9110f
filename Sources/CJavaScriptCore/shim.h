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

/// Calls `callback` on the thread that runs a script of the group when the script has taken so many seconds of processor time
/// since it was entered; true ends the script. A callback that returns false is not called again unless it is set again.
void JSContextGroupSetExecutionTimeLimit(
    JSContextGroupRef group, double limit, bool (*callback)(JSContextRef context, void *data), void *data);

/// The frames of the script that runs, innermost first, one a line. The caller releases it.
JSStringRef JSContextCreateBacktrace(JSContextRef context, unsigned depth);

/// Takes the VM's lock, which the library gives away while a host function runs.
void JSLock(JSContextRef context);
void JSUnlock(JSContextRef context);

extern void jsc_vm_drain_microtasks(JSContextGroupRef group) __asm__("_ZN3JSC2VM15drainMicrotasksEv") __attribute__((weak));

/// Runs the microtasks that wait (JSC::VM::drainMicrotasks), where the library has the function. Called by a host function, this
/// is a part of the script that called it, so the time limit covers all of them together.
static inline void jsc_drain_microtasks(JSContextRef context) {
    if (!jsc_vm_drain_microtasks) return;
    JSLock(context);
    jsc_vm_drain_microtasks(JSContextGetGroup(context));
    JSUnlock(context);
}

extern void wtf_initialize_main_thread(void) __asm__("_ZN3WTF20initializeMainThreadEv") __attribute__((weak));

/// Makes the calling thread JavaScriptCore's main thread (WTF::initializeMainThread). Without one, the collector of an idle VM
/// follows a null pointer. Returns whether the library has the function.
static inline bool jsc_initialize_main_thread(void) {
    if (!wtf_initialize_main_thread) return false;
    wtf_initialize_main_thread();
    return true;
}
