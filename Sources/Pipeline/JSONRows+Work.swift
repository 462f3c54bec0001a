import Incidents
import Interchange
import OrderedMap

extension JSONRows {
  /// Works on the rows of the file with several threads and gives the results of each batch in order, as JSON, with the rows
  /// that could not be read.
  package func map<Row>(
    threads: Int, read: @escaping @Sendable (inout JSONReader) throws(JSONError) -> Row,
    work: @escaping @Sendable (Row, inout JSONWriter) -> Void,
    emit: (_ json: [UInt8], _ failures: [InputFailure]) throws -> Void
  ) rethrows {
    let rows = self
    try orderedMap(
      threads: threads,
      produce: { (take: (Result<LineBatch, InputFailure>) -> Void) in
        do throws(InputFailure) { try rows.read { take(.success($0)) } } catch { take(.failure(error)) }
      },
      work: { (item: Result<LineBatch, InputFailure>) -> ([UInt8], [InputFailure]) in
        var json = JSONWriter()
        var failures: [InputFailure] = []
        switch item {
        case .failure(let failure): failures.append(failure)
        case .success(let batch):
          batch.read { (row) throws(JSONError) in
            work(try read(&row), &json)
          } failure: {
            failures.append($0)
          }
        }
        return (json.bytes, failures)
      },
      emit: { try emit($0.0, $0.1) })
  }
}

extension JSONReader {
  /// A name given as a text or a number; empty for null.
  mutating func label() throws(JSONError) -> String {
    if null() { return "" }
    var copy = self
    if let number = try? copy.number() {
      self = copy
      var digits: [UInt8] = []
      digits.appendDecimal(number, decimals: 6)
      return String(decoding: digits, as: UTF8.self)
    }
    return try string()
  }
}
