// swift-tools-version: 6.2
import PackageDescription

/// Whether `make fuzz` builds: everything of ours is instrumented, and there is the fuzzer instead of its targets' tests.
let isFuzzing = Context.environment["PERDURE_FUZZING"] != nil

let strict: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .treatAllWarnings(as: .error),
    ] + (isFuzzing ? [.unsafeFlags(["-sanitize=fuzzer,address", "-O"])] : [])

/// A layer of the program: it may import only what stands in `dependencies`.
func layer(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

/// The same sources are an executable for libFuzzer, and tests that replay what it has found.
func fuzzing(_ dependencies: [Target.Dependency]) -> Target {
    guard isFuzzing else {
        return .testTarget(
            name: "FuzzingTests", dependencies: dependencies, path: "Tests/Fuzzing",
            exclude: ["App", "Command", "Corpus", "Dictionaries"], swiftSettings: strict)
    }
    return .executableTarget(
        name: "perdure-fuzz", dependencies: dependencies, path: "Tests/Fuzzing",
        exclude: ["App", "Corpus", "Dictionaries", "Replay"], swiftSettings: strict,
        linkerSettings: [
            // The fuzzer's library has a main function of its own, which gold does not pass over.
            .unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld", "-Xlinker", "--allow-multiple-definition"])
        ])
}

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")

let package = Package(
    name: "perdure",
    products: [.executable(name: "perdure", targets: ["perdure"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Layer 0: what is not Swift.
        .systemLibrary(
            name: "CJavaScriptCore", pkgConfig: "javascriptcoregtk-4.1", providers: [.apt(["libjavascriptcoregtk-4.1-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CSSL", pkgConfig: "libssl", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CBrotli", pkgConfig: "libbrotlienc", providers: [.apt(["libbrotli-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CKafka", pkgConfig: "rdkafka", providers: [.apt(["librdkafka-dev"])]),
        .systemLibrary(name: "CLinux"),
        .target(name: "RuntimeJS", path: "runtime-js", sources: ["embed.c"]),
        .target(name: "ManagementDescription", sources: ["embed.c"]),

        // Layer 1: values and seams.
        layer("ThreadExecutor"),
        layer("JSONText"),
        layer("DurableCore"),
        layer("DurableJSON", ["DurableCore", "JSONText"]),

        // Layer 2: one capability each; they do not know of one another.
        layer("DurableEngine", ["DurableCore", logging, lifecycle]),
        layer("DurableSQLite", ["DurableCore", "DurableJSON", "JSONText", "ThreadExecutor", "CSQLite"]),
        layer(
            "JSHost",
            [
                "JSONText", "ThreadExecutor", "RuntimeJS", "CJavaScriptCore", "CCrypto", "CSSL", "CZlib", "CBrotli", "CLinux",
                logging,
            ]),
        layer("HTTPClient", ["ThreadExecutor", "CCurl"]),
        layer("AzureStorage", ["DurableCore", "HTTPClient", "CCrypto"]),
        layer("EventHubs", ["DurableCore", "ThreadExecutor", "CKafka"]),
        layer("FunctionApp", ["JSONText"]),
        layer("ScriptWorkers", ["JSHost", "ThreadExecutor", "CLinux"]),

        // Layer 3 and 4: the product.
        layer(
            "FunctionHost",
            [
                "AzureStorage", "DurableEngine", "DurableJSON", "DurableSQLite", "EventHubs", "JSHost", "HTTPClient",
                "FunctionApp", "ManagementDescription", "ScriptWorkers", "ThreadExecutor", "CCrypto", logging, lifecycle,
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]),
        .executableTarget(
            name: "perdure",
            dependencies: [
                "FunctionHost", "DurableCore", "DurableEngine", "DurableSQLite", "FunctionApp", "JSONText", "ScriptWorkers",
                logging, lifecycle,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),

        // For tests only.
        layer("DurableTestKit", ["DurableCore", "DurableEngine", logging, lifecycle]),
        .executableTarget(
            name: "perdure-simulation", dependencies: ["DurableTestKit"], path: "Sources/SimulationCommand",
            swiftSettings: strict),
        .target(name: "CFaultyDisk", dependencies: ["CSQLite"]),
        layer("HTTPTestKit"),
        layer("TestCatalog"),
        layer("AzureTestKit", ["AzureStorage", "CKafka", "HTTPClient", "HTTPTestKit"]),
        .executableTarget(
            name: "perdure-storage-endpoints", dependencies: ["AzureTestKit"], path: "Sources/StorageEndpointsCommand",
            swiftSettings: strict),
        tests("ThreadExecutorTests", ["ThreadExecutor"]),
        tests("JSONTextTests", ["JSONText"]),
        tests("DurableCoreTests", ["DurableCore", "DurableTestKit", "JSONText"]),
        tests("DurableEngineTests", ["DurableCore", "DurableEngine", "DurableTestKit", logging, lifecycle]),
        tests("StorageTests", ["DurableCore", "DurableEngine", "DurableSQLite", "DurableTestKit", logging, lifecycle]),
        tests(
            "DiskTests",
            [
                "CFaultyDisk", "CSQLite", "DurableCore", "DurableEngine", "DurableSQLite", "DurableTestKit", logging, lifecycle,
            ]),
        tests("JSHostTests", ["JSHost", "JSONText"], exclude: ["Fixtures"]),
        tests("ScriptWorkersTests", ["perdure", "CLinux", "JSHost", "JSONText", "ScriptWorkers", "ThreadExecutor"]),
        tests(
            "RuntimeJSTests", ["JSHost", "JSONText", "RuntimeJS", "TestCatalog"],
            exclude: [
                "agreement", "cases", "conformance.json", "node-members.json", "node-members.mjs", "run-under-node.mjs",
                "scripted-server.mjs",
            ]),
        tests("HTTPClientTests", ["HTTPClient", "HTTPTestKit"]),
        tests("AzureStorageTests", ["AzureStorage", "AzureTestKit", "DurableCore", "HTTPClient", "HTTPTestKit"]),
        tests("EventHubsTests", ["AzureTestKit", "CKafka", "EventHubs"]),
        tests("FunctionAppTests", ["FunctionApp"]),
        tests(
            "FunctionHostTests",
            [
                "perdure", "FunctionHost", "FunctionApp", "AzureStorage", "AzureTestKit", "DurableCore", "DurableEngine",
                "DurableSQLite", "DurableTestKit", "EventHubs", "HTTPClient", "HTTPTestKit", "JSONText", "TestCatalog", logging,
                lifecycle,
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]),
        fuzzing([
            "AzureStorage", "DurableCore", "DurableJSON", "EventHubs", "FunctionApp", "FunctionHost", "HTTPClient", "JSHost",
            "JSONText", "ScriptWorkers",
        ]),
        tests("EndToEndTests", ["perdure", "DurableCore", "DurableSQLite", "DurableTestKit", "JSONText"]),
    ],
    swiftLanguageModes: [.v6]
)
