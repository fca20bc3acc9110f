import DurableCore

/// A script engine that says of every action that it stands at one place.
struct PlacedEngine: EngineWrapper {
    let base: any ScriptEngine

    func origin(ofAction number: Int, in turn: ScriptTurn) async -> ActionOrigin? {
        ActionOrigin(file: "O/index.js", line: 7, column: 11, codeFrame: "> 7 | yield task \(number)")
    }
}
