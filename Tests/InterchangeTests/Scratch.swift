import Glibc
import Incidents

@testable import Interchange

/// A folder for one test, gone with it.
final class Scratch {
  let path: String

  init() {
    var template = Array("/tmp/interchange-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? "/tmp"
    }
  }

  deinit {
    for file in files.reversed() { remove(file) }
    rmdir(path)
  }

  private var files: [String] = []

  @discardableResult
  func write(_ name: String, _ bytes: some Sequence<UInt8>) -> String {
    let file = path + "/" + name
    files.append(file)
    let handle = fopen(file, "wb")
    let bytes = Array(bytes)
    if let handle {
      fwrite(bytes, 1, bytes.count, handle)
      fclose(handle)
    }
    return file
  }

  @discardableResult
  func write(_ name: String, _ text: String) -> String { write(name, text.utf8) }

  func folder(_ name: String) -> String {
    let folder = path + "/" + name
    mkdir(folder, 0o755)
    files.append(folder)
    return folder
  }
}

/// What an input gave, sorted out.
struct Reading {
  var reports: [Report] = []
  var incidents: [Incident] = []
  var stores: [String] = []
  var failures: [InputFailure] = []
  var leftOut: [String] = []

  init(_ inputs: String..., published: CalendarDate? = nil) {
    InputReader(published: published).read(inputs) { item in
      switch item {
      case .report(let report): reports.append(report)
      case .incident(let incident): incidents.append(incident)
      case .records(let batch):
        batch.incidents { incident in
          incidents.append(incident)
        } failure: {
          failures.append($0)
        }
      case .leftOut(let what): leftOut.append(what)
      case .store(let path): stores.append(path)
      case .failure(let failure): failures.append(failure)
      }
    }
  }
}
