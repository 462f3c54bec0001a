/// How the Factbook writes names and nationalities.
enum Factbook {
  /// The names in a field: "none" is no name, a slash or semicolon parts several, remarks stand in brackets.
  static func names(_ field: String) -> [String] {
    withoutBrackets(field).split(whereSeparator: { ";/".contains($0) }).map { $0.trimmed }.filter {
      $0.lowercased() != "none" && !$0.isEmpty && !$0.contains(":") && $0.count < 80
    }
  }

  /// "Iranian(s)" gives Iranian and Iranians; "Frenchman(men), Frenchwoman(women)" all four; plurals are made when missing.
  static func nationalities(_ field: String) -> [String] {
    var words: [String] = []
    var text = field
    for remark in [
      "(singular and plural)", "(collective plural)", "(collective)", "(plural)", "(singular)", "(feminine)",
      "(masculine)",
    ] {
      text = text.replacing(remark, with: "")
    }
    for part in text.replacing(" or ", with: ",").replacing(" and ", with: ",").split(whereSeparator: {
      ",;/".contains($0)
    }) {
      let piece = part.trimmed
      guard !piece.isEmpty, piece.lowercased() != "none", piece.first?.isUppercase == true else { continue }
      guard let open = piece.firstIndex(of: "(") else {
        words.append(piece)
        continue
      }
      let stem = String(piece[..<open]).trimmed
      let ending = piece[piece.index(after: open)...].prefix { $0 != ")" }
      words.append(stem)
      if ending == "s" || ending == "es" {
        words.append(stem + ending)
      } else if ending == "men", stem.hasSuffix("man") {
        words.append(stem.dropLast(3) + "men")
      } else if ending == "women", stem.hasSuffix("woman") {
        words.append(stem.dropLast(5) + "women")
      }
    }
    return words.filter { !$0.contains(" ") || $0.split(separator: " ").count <= 3 }
  }

  private static func withoutBrackets(_ text: String) -> String {
    var depth = 0
    return String(
      text.filter { character in
        if character == "(" { depth += 1 }
        defer { if character == ")" { depth = max(0, depth - 1) } }
        return depth == 0
      })
  }
}

extension StringProtocol {
  var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
