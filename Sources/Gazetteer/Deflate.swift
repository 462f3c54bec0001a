internal import CZlib

/// Text packed with zlib.
package enum Deflate {
  /// The most bytes that ``inflate(_:)`` gives; more is taken for damage.
  private static let limit = 256 << 20

  /// Packed bytes (zlib stream, best compression).
  package static func deflate(_ bytes: [UInt8]) -> [UInt8] {
    var length = compressBound(UInt(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(length))
    guard compress2(&packed, &length, bytes, UInt(bytes.count), 9) == Z_OK else { return [] }
    return Array(packed.prefix(Int(length)))
  }

  /// The bytes in a zlib stream; nil when it is damaged.
  package static func inflate(_ packed: [UInt8]) -> [UInt8]? {
    var size = max(packed.count * 4, 1024)
    while size <= limit {
      var bytes = [UInt8](repeating: 0, count: size)
      var length = UInt(size)
      switch uncompress(&bytes, &length, packed, UInt(packed.count)) {
      case Z_OK: return Array(bytes.prefix(Int(length)))
      case Z_BUF_ERROR: size *= 2
      default: return nil
      }
    }
    return nil
  }
}
