internal import Foundation
internal import GRDB

/// A value in a table, of the five storage classes of SQLite.
package enum Cell: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])

  package init(_ value: Int?) { self = value.map { .integer(Int64($0)) } ?? .null }
  package init(_ value: Double?) { self = value.map { .real($0) } ?? .null }
  package init(_ value: String?) { self = value.map { .text($0) } ?? .null }
  package init(_ value: Bool?) { self = value.map { .integer($0 ? 1 : 0) } ?? .null }

  /// The value when it is an integer that fits.
  package var int: Int? {
    if case .integer(let value) = self { Int(exactly: value) } else { nil }
  }

  /// The value when it is a number.
  package var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .real(let value): value
    default: nil
    }
  }

  /// The value when it is text.
  package var string: String? {
    if case .text(let value) = self { value } else { nil }
  }

  /// The value when it is a blob.
  package var bytes: [UInt8]? {
    if case .blob(let value) = self { value } else { nil }
  }
}

extension Cell {
  init(_ value: DatabaseValue) {
    switch value.storage {
    case .null: self = .null
    case .int64(let value): self = .integer(value)
    case .double(let value): self = .real(value)
    case .string(let value): self = .text(value)
    case .blob(let value): self = .blob(Array(value))
    }
  }

  var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let value): value.databaseValue
    case .real(let value): value.databaseValue
    case .text(let value): value.databaseValue
    case .blob(let value): Data(value).databaseValue
    }
  }
}
