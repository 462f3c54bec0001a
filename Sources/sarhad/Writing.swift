import ArgumentParser
import Incidents
import Interchange

/// Runs what may fail for want of a file, room or tool, and says so in one line.
func reporting<Result>(_ work: () throws -> Result) throws -> Result {
  do { return try work() } catch let code as ExitCode { throw code } catch { throw failed("\(error)") }
}

/// Writes incidents as they come, to a file that appears whole or not at all, or to standard output.
func stream<Result>(
  _ writer: some IncidentWriter, to path: String?, _ produce: ((Incident) throws -> Void) throws -> Result
) throws -> Result {
  var writer = writer
  guard let path else {
    let result = try produce { incident in
      writer.write(incident)
      try StandardOutput.write(writer.bytes)
      writer.bytes.removeAll(keepingCapacity: true)
    }
    writer.finish()
    try StandardOutput.write(writer.bytes)
    return result
  }
  return try reporting {
    var file = try OutputFile(path: path)
    let result = try produce { incident in
      writer.write(incident)
      try file.write(writer.bytes)
      writer.bytes.removeAll(keepingCapacity: true)
    }
    writer.finish()
    try file.write(writer.bytes)
    try file.commit()
    return result
  }
}
