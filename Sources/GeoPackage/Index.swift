/// An index of a table.
package struct Index: Sendable {
  package let name: String
  package let table: Table
  /// What stands before the columns, when it is no column itself.
  package let leading: Expression?
  package let columns: [String]
  package let isUnique: Bool
  /// Rows that are left out; nil indexes all.
  package let condition: Condition?

  /// Which rows an index holds, told twice: to SQLite, and for rows laid out in memory.
  package struct Condition: Sendable {
    package let sql: String
    package let holds: @Sendable (_ rows: RowBuffer, _ row: Int) -> Bool

    package init(sql: String, holds: @escaping @Sendable (_ rows: RowBuffer, _ row: Int) -> Bool) {
      self.sql = sql
      self.holds = holds
    }
  }

  /// A number computed of a row, told twice as well.
  package struct Expression: Sendable {
    package let sql: String
    package let value: @Sendable (_ rows: RowBuffer, _ row: Int) -> Int?

    package init(sql: String, value: @escaping @Sendable (_ rows: RowBuffer, _ row: Int) -> Int?) {
      self.sql = sql
      self.value = value
    }
  }

  package init(
    _ name: String, on table: Table, by leading: Expression? = nil, _ columns: [String], isUnique: Bool = false,
    where condition: Condition? = nil
  ) {
    self.name = name
    self.table = table
    self.leading = leading
    self.columns = columns
    self.isUnique = isUnique
    self.condition = condition
  }

  /// The statement that makes it.
  package var sql: String {
    let keys = (leading.map { [$0.sql] } ?? []) + columns.map(Schema.quoted)
    return "CREATE \(isUnique ? "UNIQUE " : "")INDEX \(Schema.quoted(name)) ON \(Schema.quoted(table.name)) "
      + "(\(keys.joined(separator: ", ")))" + (condition.map { " WHERE \($0.sql)" } ?? "")
  }

  /// The places of its columns in a row of a ``RowBuffer``.
  var places: [Int] {
    let first = table.geometry == nil ? 0 : 1
    return columns.compactMap { name in table.columns.firstIndex { $0.name == name }.map { $0 + first } }
  }
}
