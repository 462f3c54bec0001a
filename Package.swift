// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// One stage of the program. Which target may import which is fixed in Sources/README.md and checked by `make lint`.
func stage(_ name: String, _ dependencies: [Target.Dependency] = [], data: [String] = []) -> Target {
  .target(name: name, dependencies: dependencies, exclude: data, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name + "Tests", dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
  name: "Sarhad",
  products: [.executable(name: "sarhad", targets: ["sarhad"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.6.0"),
  ],
  targets: [
    .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
    .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),

    stage("Geo"),
    stage("OrderedMap"),
    stage("GEOS", ["Geo", "CGEOS"]),
    stage("Geodesy", ["Geo", "CPROJ"]),
    stage(
      "GeoPackage",
      [
        "OrderedMap", "Geo", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    stage("Gazetteer", ["Geo", "GeoPackage", "CZlib"]),
    // Optimised in debug builds too: a parser that is slow in tests would not be tested.
    .target(name: "CMatrix", cSettings: [.unsafeFlags(["-O2"])]),
    stage("Language", ["CMatrix"], data: ["Model"]),
    stage("Incidents", ["Geo"]),
    stage("Extraction", ["Language", "Gazetteer", "Incidents"], data: ["Lexicon"]),
    stage("Geocoding", ["Language", "Gazetteer", "Incidents", "Geo"], data: ["Words"]),
    stage("StrikeVectors", ["Gazetteer", "Incidents", "Geodesy", "GEOS", "Geo"]),
    stage("IncidentStore", ["GeoPackage", "Incidents", "Gazetteer", "GEOS", "Geo"]),
    stage("Interchange", ["Incidents", "Geo", "CXML2"]),
    stage("Cartography", ["Incidents", "Gazetteer", "Geodesy", "GEOS", "Geo"], data: ["Words"]),
    stage(
      "Pipeline",
      [
        "Language", "Extraction", "Geocoding", "StrikeVectors", "IncidentStore", "Interchange", "Cartography",
        "Gazetteer", "Geodesy", "Incidents", "OrderedMap", "Geo",
      ]),
    .executableTarget(
      name: "sarhad",
      dependencies: [
        "Pipeline", "Extraction", "Geocoding", "StrikeVectors", "IncidentStore", "Interchange", "Cartography",
        "Language", "Gazetteer", "Incidents", "Geo",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),

    .executableTarget(
      name: "compile-gazetteer",
      dependencies: [
        "Gazetteer", "GeoPackage", "Geo", "CZlib",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Facts"],
      swiftSettings: strict),
    .executableTarget(
      name: "benchmark",
      dependencies: [
        "Pipeline", "StrikeVectors", "Geocoding", "Interchange", "Language", "Gazetteer", "Incidents", "Geo",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    stage("Fitting"),
    .executableTarget(
      name: "train-geocoding",
      dependencies: [
        "Fitting", "Geocoding", "Language", "Gazetteer", "Geo",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Prose"], swiftSettings: strict),
    .executableTarget(
      name: "train-extraction",
      dependencies: [
        "Fitting", "Extraction", "Language", "Gazetteer", "Incidents",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "train-language",
      dependencies: ["Language", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      exclude: ["Prose"], swiftSettings: strict),

    .executableTarget(
      name: "measure-exchange",
      dependencies: [
        "Pipeline", "IncidentStore", "Interchange", "Gazetteer", "Incidents", "OrderedMap", "Geo",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // The same random numbers on every run, for the properties that tests try.
    .target(name: "SeededRandom", path: "Tests/SeededRandom", swiftSettings: strict),
    tests("Fitting", ["Fitting"]),
    tests("Geo", ["Geo"]),
    tests("OrderedMap", ["OrderedMap"]),
    tests("GEOS", ["GEOS", "Geo"]),
    tests("Geodesy", ["Geodesy", "Geo"]),
    tests("GeoPackage", ["GeoPackage", "Geo", "SeededRandom"]),
    tests("Gazetteer", ["Gazetteer", "GeoPackage", "Geo", "compile-gazetteer"]),
    tests("Language", ["Language"]),
    tests("Incidents", ["Incidents", "Geo", "SeededRandom"]),
    tests("Extraction", ["Extraction", "Language", "Gazetteer", "Incidents"]),
    tests("Geocoding", ["Geocoding", "Language", "Gazetteer", "Incidents", "Geo"]),
    tests("StrikeVectors", ["StrikeVectors", "Gazetteer", "Incidents", "Geodesy", "GEOS", "Geo", "SeededRandom"]),
    tests(
      "IncidentStore", ["IncidentStore", "Fitting", "GeoPackage", "Incidents", "Gazetteer", "Geo", "SeededRandom"]),
    tests("Interchange", ["Interchange", "Incidents", "Geo", "SeededRandom"]),
    tests("Cartography", ["Cartography", "Incidents", "Gazetteer", "Geodesy", "GEOS", "Geo", "SeededRandom"]),
    tests("Pipeline", ["Pipeline", "IncidentStore", "Incidents"]),
    tests("CommandLine", ["sarhad"]),
  ],
  swiftLanguageModes: [.v6]
)
