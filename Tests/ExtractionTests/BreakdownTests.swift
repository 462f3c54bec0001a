import Extraction
import Incidents
import Testing

@Suite("Of what kind those harmed were")
struct BreakdownTests {
  @Test(arguments: [
    ("Two gunmen attacked a police post near Tank on Monday; four officers died.", ["police": 4]),
    ("A drone brought down a police helicopter near Amalfi on Monday, killing 13 officers.", ["police": 13]),
    ("Police said a suicide bomber struck a mosque in Kano on Monday, killing 84.", [:]),
    ("Troops killed five suspected rebels near Arauca on Monday.", ["militants": 5]),
    ("Troops killed ten Naxals, three of them women, in a raid near Sukma on Monday.", ["militants": 10, "women": 3]),
    ("An air strike killed a Taliban leader and two fighters near Qalat on Monday.", ["militants": 3]),
    ("A drone killed two members of the Syrian Democratic Forces near Manbij on Monday.", ["militants": 2]),
    (
      "A missile hit a cafe in Kharkiv on Monday. Fifty-one people died, a boy of six among them.", ["children": 1]
    ),
  ])
  func `people count under what the words around say they were`(text: String, parts: [String: Int]) throws {
    let tolls = try #require(try read(text).first).tolls.filter { $0.kind == .killed }
    #expect(tolls.first?.of == parts)
  }

  @Test func `a sum over provinces stands with the first`() throws {
    let found = try read(
      "Afghan security forces killed 14 insurgents during operations in Kunar, Helmand and Ghazni provinces on Monday.")
    #expect(found.compactMap(\.killed?.best) == [14])
  }
}
