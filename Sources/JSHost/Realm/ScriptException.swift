/// Something a script threw, as the failure text `{"errorType","message","stackTrace"?}`.
package struct ScriptException: Error {
    package let failure: String
}
