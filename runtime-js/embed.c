int perdure_runtime_js_placeholder(void) { return 0; }
