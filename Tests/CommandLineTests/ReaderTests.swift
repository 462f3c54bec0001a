import Foundation
import Testing

@Suite("Real readers open what is written")
struct ReaderTests {
  private func made() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let result = try Program.sarhad(
      ["run", ExampleTests.folder + "/report.txt", "--published", "2024-01-18", "-o", folder.path])
    #expect(result.status == 0, "\(result.errors)")
    return folder
  }

  @Test(.enabled(if: Program.has("ogrinfo")))
  func `GDAL reads the GeoJSON without a warning and finds every incident`() throws {
    let folder = try made()
    let result = try Program.run("ogrinfo", ["-al", "-so", folder.path + "/incidents.geojson"])
    #expect(result.status == 0)
    #expect(result.errors.isEmpty, "\(result.errors)")
    #expect(result.output.contains("Feature Count:"))
  }

  @Test(.enabled(if: Program.has("xmllint")))
  func `the SVG is well-formed XML`() throws {
    let folder = try made()
    let result = try Program.run("xmllint", ["--noout", folder.path + "/map.svg"])
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test(.enabled(if: Program.has("rsvg-convert")))
  func `librsvg draws the SVG`() throws {
    let folder = try made()
    let picture = folder.path + "/map.png"
    let result = try Program.run("rsvg-convert", ["-o", picture, folder.path + "/map.svg"])
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: picture)).count > 10_000)
  }

  @Test(.enabled(if: Program.has("chromium")))
  func `the page works in a browser: the list stands and the script runs without an error`() throws {
    let folder = try made()
    let result = try Program.run(
      "chromium",
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=2000", "--dump-dom",
        "file://\(folder.path)/map.html",
      ])
    #expect(result.status == 0)
    #expect(result.output.contains("<svg"))
    #expect(result.output.contains("Panjgur"))
  }

  @Test(.enabled(if: Program.has("inkscape"), "apt-get install inkscape, to see what it keeps"))
  func `Inkscape saves the SVG again with every id, every layer and every text`() throws {
    let folder = try made()
    let again = folder.path + "/again.svg"
    let result = try Program.run("inkscape", [folder.path + "/map.svg", "--export-filename=\(again)"])
    #expect(result.status == 0, "\(result.errors)")
    let (before, after) = (try folder.text("map.svg"), try folder.text("again.svg"))
    for id in Self.values(of: "id", in: before) { #expect(after.contains("id=\"\(id)\""), "\(id)") }
    #expect(after.components(separatedBy: "inkscape:groupmode=\"layer\"").count > 10)
    #expect(after.components(separatedBy: "</text>").count == before.components(separatedBy: "</text>").count)
    #expect(after.contains("+proj="), "the projection in the metadata")
  }

  private static func values(of attribute: String, in text: String) -> [String] {
    text.components(separatedBy: " \(attribute)=\"").dropFirst().compactMap {
      $0.split(separator: "\"", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init)
    }
  }
}

/// The page in a browser, used as its readers use it. What a script of the test does to a page is told in the page's title.
@Suite("The page in a browser", .enabled(if: Program.has("chromium")))
struct BrowserTests {
  /// The page of many incidents, after a change of its text, as the browser leaves it.
  private func left(by options: [String] = [], change: (String) -> String) throws -> String {
    let folder = try TemporaryFolder()
    let records = (1...12).map { number in
      """
      {"id":"i\(number)","report":{"id":"r","source":"Example Wire"},"type":"\(number % 3 == 0 ? "raid" : "airstrike")",\
      "status":"reported","background":false,"date":{"start":"2024-01-\(number + 9)","end":"2024-01-\(number + 9)",\
      "precision":"day","text":""},"place":{"text":"x","name":"Town \(number)","country":"IRN","lat":\(28 + Double(number) / 4),\
      "lon":\(55 + Double(number % 5)),"precision":"town"},"crossBorder":false,"tolls":[],"relations":[],"evidence":[]}
      """
    }
    let source = try folder.write(records.joined(separator: "\n") + "\n", "incidents.jsonl")
    let made = try Program.sarhad(["map", source, "-o", folder.path + "/map.html"])
    #expect(made.status == 0, "\(made.errors)")
    try folder.write(change(try folder.text("map.html")), "page.html")
    let result = try Program.run(
      "chromium",
      ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=3000", "--dump-dom"] + options + [
        "file://\(folder.path)/page.html"
      ])
    #expect(result.status == 0)
    return result.output
  }

  /// The page with a script that looks at it; the page's own policy, which would stop that, is taken out.
  private func probed(_ script: String) throws -> String {
    let page = try left { page in
      let open = page.replacingOccurrences(
        of: "<meta http-equiv=\"Content-Security-Policy\"[^>]*>", with: "", options: .regularExpression)
      return open.replacingOccurrences(
        of: "</body>",
        with: """
          <script>addEventListener("load",()=>{
          const items=[...document.querySelectorAll("#list>li")],svg=document.querySelector("#stage svg"),out=[];
          const say=(name,value)=>out.push(name+"="+value),fire=(e,o)=>o.dispatchEvent(e),box=()=>svg.getAttribute("viewBox");
          const key=(k,o)=>fire(new KeyboardEvent("keydown",{key:k,bubbles:true,cancelable:true}),o||document.body);
          const shown=()=>items.filter(i=>!i.hidden).length,set=(i,v)=>{const e=document.getElementById(i);e.value=v;fire(new Event("input",{bubbles:true}),e)};
          \(script)
          document.title=out.join(" ");});</script></body>
          """)
    }
    return page.components(separatedBy: "<title>").dropFirst().first?.components(separatedBy: "</title>").first ?? ""
  }

  @Test func `a click on the map opens and marks the incident in the list, Escape closes it`() throws {
    let told = try probed(
      """
      const g=svg.querySelector("g[data-number='5']");fire(new MouseEvent("click",{bubbles:true}),g);
      say("open",items[4].firstElementChild.open&&items[4].classList.contains("chosen"));
      say("focus",document.activeElement===items[4].querySelector("summary"));say("marked",g.classList.contains("chosen-symbol"));
      key("Escape",g);say("left",document.querySelectorAll(".chosen,.chosen-symbol,details[open]").length);
      """)
    #expect(told == "open=true focus=true marked=true left=0")
  }

  @Test func `all of it can be done by keyboard`() throws {
    let told = try probed(
      """
      const groups=[...svg.querySelectorAll("g[data-number],g[data-incidents]")];
      say("reachable",groups.length>8&&groups.every(g=>g.tabIndex===0&&g.getAttribute("role")==="button"));
      key("Enter",groups[0]);say("open",document.querySelectorAll("li.chosen details[open]").length);
      const whole=box();key("+");const near=box();say("near",near!==whole);key("ArrowRight");say("moved",box()!==near);
      key("0");say("whole",box().split(" ").map(Number).join()===whole.split(" ").map(Number).join());
      """)
    #expect(told == "reachable=true open=1 near=true moved=true whole=true")
  }

  @Test func `filters by date, type and region act on list and map together`() throws {
    let told = try probed(
      """
      set("since","2024-01-15");say("since",shown());say("faded",svg.querySelectorAll("g[data-number].faded").length);
      set("until","2024-01-17");say("until",shown());set("since","");set("until","");
      const type=document.getElementById("type");set("type",type.options[1].value);const some=shown();
      set("type",type.options[2].value);say("types",some+shown());set("type","");say("all",shown());
      """)
    #expect(told == "since=7 faded=5 until=3 types=12 all=12")
  }

  @Test func `the page's policy stops any other script, and its own runs under it`() throws {
    let page = try left {
      $0.replacingOccurrences(of: "</body>", with: "<script>document.title='taken'</script></body>")
    }
    #expect(!page.contains("<title>taken"))
    #expect(page.contains("class=\"live\""))
  }

  @Test func `without script the map and the whole list are there, and no control that would do nothing`() throws {
    let page = try left { $0.replacingOccurrences(of: "<script>", with: "<script type=\"text/plain\">") }
    #expect(!page.contains("class=\"live\""))
    #expect(page.contains("<svg") && page.contains("Town 12") && page.contains(".scripted{display:none}"))
    #expect(!page.contains(" hidden"))
  }
}
