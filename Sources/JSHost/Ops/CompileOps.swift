/// Functions from source text.
enum CompileOps {
    static let all = [
        HostOperation("compile") { call throws(OperationError) in
            let parameters = try call.text(0, "parameters")
            let body = try call.text(1, "body")
            // The wrapper shares line 1 with the body, so that lines are those of the file. Functions so made are sloppy.
            let source = "(function (\(parameters)) {\(body)\n})"
            return .completion(call.context.evaluate(source, url: try call.text(2, "url")))
        }
    ]
}
