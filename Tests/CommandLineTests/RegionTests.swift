import Foundation
import Testing

/// Two strikes across a border: one known by its province, the other only by its country.
@Suite("Lists by region")
struct RegionTests {
  static let report = """
    Pakistan said on Thursday that its military had carried out strikes against militant hideouts in Iran's Sistan and \
    Baluchestan province. Iranian state television said seven people were killed, including three women and four children. \
    The strikes came two days after Iran fired missiles at bases of the militant group Jaish al-Adl in Pakistan.
    """

  private func list(_ region: String) throws -> [Substring] {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.report, "report.txt")
    let result = try Program.sarhad(["list", file, "--published", "2024-01-18", "--region", region, "--format", "csv"])
    #expect(result.status == 0, "\(result.errors)")
    return result.output.split(separator: "\n")
  }

  @Test(arguments: ["Sistan and Baluchistan", "IR-11", "Iran", "سیستان", "IRN"])
  func `the strike on a province is listed under its names, its code and its country`(region: String) throws {
    let rows = try list(region)
    #expect(rows.contains { $0.contains("IR-11") })
    #expect(!rows.contains { $0.contains("Jaish al-Adl") })
  }

  @Test func `the strike known by its country alone is listed under the country`() throws {
    let rows = try list("Pakistan")
    #expect(rows.contains { $0.contains("Jaish al-Adl") })
    #expect(!rows.contains { $0.contains("IR-11") })
  }

  @Test func `under a province of that country it is told as possible, not as certain`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.report, "report.txt")
    let result = try Program.sarhad(["list", file, "--published", "2024-01-18", "--region", "Balochistan"])
    #expect(result.status == 0)
    #expect(result.output.contains("may lie"))
    #expect(!result.output.contains("IR-11"))
  }

  @Test func `an unknown region is answered with the nearest names`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.report, "report.txt")
    let result = try Program.sarhad(["list", file, "--region", "Balochistn"])
    #expect(result.status == 1 || result.status == 2)
    #expect(result.errors.contains("Balochistan"))
  }
}
