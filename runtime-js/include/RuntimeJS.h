#ifndef PERDURE_RUNTIME_JS_H
#define PERDURE_RUNTIME_JS_H
int perdure_runtime_js_placeholder(void);
#endif
