import SeededRandom
import Testing

@testable import Interchange

@Suite struct CSVReaderTests {
  let scratch = Scratch()

  private func rows(_ text: String) -> (rows: [CSVReader.Row], failures: [InputFailure]) {
    var reader = CSVReader(ByteSource(path: scratch.write("t.csv", text)), first: [])
    var rows: [CSVReader.Row] = []
    var failures: [InputFailure] = []
    while failures.count < 1000 {
      do throws(InputFailure) {
        guard let row = try reader.next() else { return (rows, failures) }
        rows.append(row)
      } catch {
        failures.append(error)
      }
    }
    return (rows, failures)
  }

  @Test func quotedCellsHoldDelimitersQuotesAndLineEnds() {
    let (rows, failures) = rows("a,\"b, \"\"c\"\"\",\"d\r\ne\"\r\n\r\n,\"\",x\n\"last\"")
    #expect(rows.map(\.cells) == [["a", "b, \"c\"", "d\r\ne"], ["", "", "x"], ["last"]])
    #expect(rows.map(\.line) == [1, 4, 5])
    #expect(failures.isEmpty)
  }

  @Test func linesMayEndAsOldMacsEndedThem() {
    let (rows, failures) = rows("a,b\r1,\"x\ry\"\r\r2,\"z\n\"\r3,\"q\r4,w")
    #expect(rows.map(\.cells) == [["a", "b"], ["1", "x\ry"], ["2", "z\n"], ["4", "w"]])
    #expect(rows.map(\.line) == [1, 2, 5, 7])
    #expect(failures.map(\.line) == [6])
    // A CR within a line of others is part of its cell.
    #expect(self.rows("a,b\n1,x\ry\n").rows.map(\.cells) == [["a", "b"], ["1", "x\ry"]])
    #expect(self.rows("a,b\r").rows.map(\.cells) == [["a", "b"]])
  }

  @Test func aQuoteNeverClosedCostsItsOwnLineOnly() {
    let (rows, failures) = rows("a,b\n1,\"x\n2,y\n3,z\n")
    #expect(rows.map(\.cells) == [["a", "b"], ["2", "y"], ["3", "z"]])
    #expect(failures.map(\.line) == [2])
  }

  @Test func rowsLongerThanOneReadAreWhole() {
    let cell = String(repeating: "x", count: 700_000)
    let (rows, _) = rows("\(cell),1\n\"\(cell)\",2\n")
    #expect(rows.map { $0.cells.map(\.utf8.count) } == [[700_000, 1], [700_000, 1]])
  }

  @Test func anyTableReadsBackAsItWasWritten() {
    var random = SplitMix(seed: 5)
    let alphabet: [Character] = ["a", ",", "\"", "\n", "é", " ", "=", "\t"]
    for _ in 0..<200 {
      let table = (0..<3).map { _ in
        ["k"]
          + (0..<4).map { _ in
            String(
              (0..<Int.random(in: 0...6, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "a" })
          }
      }
      let text = table.map { $0.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") }.joined(
        separator: "\n")
      #expect(rows(text).rows.map(\.cells) == table)
    }
  }
}
