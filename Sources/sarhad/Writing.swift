import ArgumentParser
import Incidents
import Interchange

/// Runs what may fail for want of a file, room or tool, and says so in one line.
func reporting<Result>(_ work: () throws -> Result) throws -> Result {
  do { return try work() } catch let code as ExitCode { throw code } catch { throw failed("\(error)") }
}
