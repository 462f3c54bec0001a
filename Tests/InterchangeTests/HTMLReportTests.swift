import Incidents
import Testing

@testable import Interchange

@Suite struct HTMLReportTests {
  let scratch = Scratch()

  private func read(_ page: String) -> Reading { Reading(scratch.write("page", page)) }

  @Test func theArticleIsReadAndTheRestOfThePageIsNot() {
    let reading = read(
      """
      <!DOCTYPE html><html lang="en-GB"><head><title>Shells hit harbour | Coast Times</title>
      <meta property="og:title" content="Shells hit harbour"><meta property="og:site_name" content="Coast Times">
      <meta property="article:published_time" content="2024-03-05T08:00:00Z">
      <link rel="canonical" href="https://coast.example/shells"><script>var t = "no";</script><style>p{}</style></head>
      <body><nav><a href="/">Home</a> <a href="/w">World</a></nav>
      <article><h1>Shells hit harbour</h1><p>Shells fell on the <b>harbour</b> at
      dawn,&nbsp;the mayor said.</p><div class="share-bar">Share this</div>
      <h2>Seven hurt</h2><p>Seven dockers were hurt&hellip;<br><br>None died &amp; all went home.</p>
      <ul><li><a href="/x">Read more about the harbour</a></li></ul></article>
      <aside>Most read today</aside><footer>Coast Times 2024</footer></body></html>
      """)
    let report = reading.reports.first
    #expect(reading.failures.isEmpty)
    #expect(
      report?.text
        == "Shells fell on the harbour at dawn, the mayor said.\n\nSeven hurt\n\nSeven dockers were hurt…\n\nNone died & all went home."
    )
    #expect(report?.title == "Shells hit harbour")
    #expect(report?.published == CalendarDate("2024-03-05"))
    #expect(report?.url == "https://coast.example/shells")
    #expect(report?.language == "en")
    #expect(report?.source == "Coast Times")
  }

  @Test func linkedDataTellsDateHeadlineAndPublisher() {
    let report = read(
      """
      <html><head><script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},
      {"@type":"NewsArticle","headline":"Mine kills two","datePublished":"2023-11-02T10:00:00+01:00","publisher":{"name":"Hill Post"}}]}</script>
      </head><body><p>A mine killed two farmers.</p></body></html>
      """
    ).reports.first
    #expect(report?.title == "Mine kills two")
    #expect(report?.published == CalendarDate("2023-11-02"))
    #expect(report?.source == "Hill Post")
    #expect(report?.text == "A mine killed two farmers.")
  }

  @Test func pagesInOldEncodingsAreReadByTheirDeclaration() {
    let page =
      Array("<html><head><meta charset=\"windows-1252\"></head><body><p>Caf".utf8) + [0xE9]
      + Array(" shelled</p></body></html>".utf8)
    #expect(Reading(scratch.write("old", page)).reports.first?.text == "Café shelled")
  }

  @Test func hostilePagesNeitherCrashNorHang() {
    let deep =
      "<html><body>" + String(repeating: "<div>", count: 20_000) + "deep" + String(repeating: "</div>", count: 20_000)
    let wide = "<html><body>" + String(repeating: "<p>a<a href=x>b</a>", count: 20_000)
    let broken = "<html><body><p>x</p><![CDATA[ ]]> <a <b <c \"'></p></table><p>\u{1}y</body>"
    for page in [deep, wide, broken] { #expect(read(page).reports.count + read(page).failures.count == 1) }
    #expect(read(broken).reports.first?.text.contains("x") == true)
  }
}
