/// Something a script threw, as the failure text `{"errorType","message","stackTrace"?}`.
struct ScriptException: Error {
    let failure: String
}
