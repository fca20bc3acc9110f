"use strict";
// What hooks are called with.

class HookContext {
    constructor(init) {
        this.hookData = init?.hookData ?? {};
    }
}

class AppStartContext extends HookContext {}
class AppTerminateContext extends HookContext {}

class InvocationHookContext extends HookContext {
    constructor(init) {
        super(init);
        this.inputs = init?.inputs ?? [];
        this.invocationContext = init?.invocationContext;
    }
}

/** A hook may replace the inputs and the handler. */
class PreInvocationContext extends InvocationHookContext {
    constructor(init) {
        super(init);
        this.functionHandler = init?.functionHandler;
    }
}

/** A hook may replace the result and the error; an error that is removed is none. */
class PostInvocationContext extends InvocationHookContext {
    constructor(init) {
        super(init);
        this.result = init?.result;
        this.error = init?.error;
    }
}

Object.assign(exports, {
    HookContext, AppStartContext, AppTerminateContext, InvocationHookContext, PreInvocationContext, PostInvocationContext,
});
