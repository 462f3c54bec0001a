import ArgumentParser
import Gazetteer
import Geo
import Incidents

struct GazetteerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gazetteer", abstract: "What the gazetteer knows.", subcommands: [Find.self, Show.self, Index.self])

  struct Find: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The places that bear a name, in any language; greatest first.")

    @OptionGroup var data: DataOptions
    @Argument(help: "A name, such as Zahedan or سیستان.") var name: String
    @Flag(help: "One JSON object a line.") var json = false

    func run() throws {
      let gazetteer = try data.gazetteer()
      let places = gazetteer.places(named: name).map(gazetteer.place)
      guard !places.isEmpty else {
        let near = gazetteer.suggestions(for: name, limit: 5).map(\.name)
        throw failed(
          "no place is called '\(name)'" + (near.isEmpty ? "" : ": did you mean \(near.joined(separator: ", "))?"))
      }
      for place in places {
        try StandardOutput.write(json ? place.json(in: gazetteer) + "\n" : place.line(in: gazetteer) + "\n")
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "One place, with all its names.")

    @OptionGroup var data: DataOptions
    @Argument(help: "An identifier: IRN, IR-11, geonames:1159301.") var id: String

    func run() throws {
      let gazetteer = try data.gazetteer()
      guard let place = gazetteer.place(identifier: id) else {
        throw failed("the gazetteer has no place '\(id)': look for it by name with 'sarhad gazetteer find'")
      }
      try StandardOutput.write(place.json(in: gazetteer) + "\n")
    }
  }

  struct Index: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes the index beside the gazetteer if it is missing or stale; other commands do so by themselves.")

    @OptionGroup var data: DataOptions

    func run() throws { _ = try data.gazetteer() }
  }
}

extension GazetteerPlace {
  /// "Zahedan, Sistan and Baluchestan, Iran  town  29.4963 60.8629  geonames:1159301".
  fileprivate func line(in gazetteer: Gazetteer) -> String {
    var names = [name]
    if kind != .province, let province { names.append(gazetteer.place(province).name) }
    if kind != .country, let country, let id = gazetteer.country(country) { names.append(gazetteer.place(id).name) }
    var position: [UInt8] = []
    position.appendDecimal(coordinate.latitude, decimals: 4)
    position.append(UInt8(ascii: " "))
    position.appendDecimal(coordinate.longitude, decimals: 4)
    return [names.joined(separator: ", "), "\(kind)", String(decoding: position, as: UTF8.self), identifier]
      .joined(separator: "\t")
  }

  fileprivate func json(in gazetteer: Gazetteer) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("id", identifier)
      json.member("kind", "\(kind)")
      json.member("name", name)
      json.member("country", country)
      json.member("admin1", province.map { gazetteer.place($0).name })
      json.member("admin1Code", province.map { gazetteer.place($0).identifier })
      json.member("lat", coordinate.latitude, decimals: 6)
      json.member("lon", coordinate.longitude, decimals: 6)
      json.member("population", population > 0 ? population : nil)
      json.member("rank", rank)
      json.member("radiusKm", radiusMetres / 1000, decimals: 1)
      json.key("names")
      json.array(gazetteer.names(of: id)) { json, name in
        json.object { json in
          json.member("text", name.text)
          json.member("language", name.language)
          json.member("kind", "\(name.kind)")
        }
      }
    }
    return json.text
  }
}
