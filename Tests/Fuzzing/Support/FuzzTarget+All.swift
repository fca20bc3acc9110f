extension FuzzTarget {
    static let all = [
        bindingExpression, connectionString, cron, durableHTTP, form, functionJSON, historyRow, hostJSON, httpCall, json,
        jsonValues, localSettings, management, packageJSON, route, script, scriptAnswer, storageRequest, storedText, tableFilter,
        timeZone, workerWire, xml,
    ]
}
