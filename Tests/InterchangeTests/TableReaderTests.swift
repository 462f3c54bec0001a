import Incidents
import Testing

@testable import Interchange

@Suite struct TableReaderTests {
  let scratch = Scratch()

  static let ucdpHeader =
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob"
  static let ucdpRow =
    "901,AAA-1,2019,1,Clear,1,1,1,Hills: Government,2,2,Government of Iran - Hill Front,3,3,Government of Iran,4,4,Hill Front,1,\"\"\"Wire,2019-05-03,Four killed\"\"\",Wire;Post,2019-05-03;2019-05-04,Four killed,army,4,Kerman province,\"in the hills, near a dam\",Kerman province,,30.5,57.25,POINT (57.25 30.5),1,Iran,630,Middle East,1,2,2019-05-01 00:00:00.000,2019-05-03 00:00:00.000,1,3,0,0,4,6,4,630,"

  @Test func aUCDPRowKeepsSidesTimesPlaceAndEstimates() throws {
    let reading = Reading(scratch.write("g.csv", Self.ucdpHeader + "\n" + Self.ucdpRow + "\n"))
    #expect(reading.failures.isEmpty)
    let incident = try #require(reading.incidents.first)
    #expect(incident.id == "ucdp-901")
    #expect(incident.type == .armedClash)
    #expect(incident.actors.first?.country == "IRN")
    #expect(incident.targets.first?.sector == "REB")
    #expect(incident.date?.precision == .range)
    #expect(incident.date?.start == CalendarDate("2019-05-01"))
    #expect(incident.date?.end == CalendarDate("2019-05-03"))
    #expect(incident.place?.country == "IRN")
    #expect(incident.place?.precision == .province)
    #expect(incident.place?.text == "in the hills, near a dam")
    #expect(incident.killed == Harm(low: 4, best: 4, high: 6))
    #expect(incident.tolls.first?.of == ["side_a": 1, "side_b": 3])
    #expect(incident.report.published == CalendarDate("2019-05-03"))
  }

  @Test func spacesAndLineEndsThatCodersLeftWithinACellAreSingleSpaces() throws {
    let row = Self.ucdpRow.replacing("in the hills, near a dam", with: "in the  hills,\r\n\tnear a dam ")
    let reading = Reading(scratch.write("g.csv", Self.ucdpHeader + "\n" + row + "\n"))
    #expect(reading.incidents.first?.place?.text == "in the hills, near a dam")
  }

  @Test func aRowWithoutAWordOnTimeIsUndatedAndOneThatLacksItsStartIsNamed() {
    let undated = Self.ucdpRow.replacing(",1,2,2019-05-01 00:00:00.000,2019-05-03 00:00:00.000,", with: ",1,,,,")
    let broken = Self.ucdpRow.replacing("2019-05-01 00:00:00.000", with: "")
    let reading = Reading(scratch.write("g.csv", [Self.ucdpHeader, undated, broken].joined(separator: "\n")))
    #expect(reading.incidents.count == 1 && reading.incidents.first?.date == nil)
    #expect(reading.failures.map(\.line) == [3])
  }

  @Test func badRowsAreNamedByLineAndTheRestGoesIn() {
    let rows = [
      Self.ucdpRow, Self.ucdpRow.replacing("30.5,57.25", with: "95,57.25"), "1,2,3",
      Self.ucdpRow.replacing("2019-05-01 00", with: "soon"), Self.ucdpRow.replacing("901", with: "902"),
    ]
    let reading = Reading(scratch.write("g.csv", ([Self.ucdpHeader] + rows).joined(separator: "\r\n")))
    #expect(reading.incidents.map(\.id) == ["ucdp-901", "ucdp-902"])
    #expect(reading.failures.map(\.line) == [3, 4, 5])
    #expect(reading.failures.first?.content == Array(rows[1].utf8))
  }

  @Test func anACLEDRowKeepsItsCodesWhateverTheOrderOfColumns() throws {
    let reading = Reading(
      scratch.write(
        "a.csv",
        """
        event_id_cnty;event_date;time_precision;event_type;sub_event_type;actor1;inter1;actor2;inter2;iso;country;admin1;location;latitude;longitude;geo_precision;source;notes;fatalities
        XYZ1;03 May 2019;2;Explosions/Remote violence;Air/drone strike;Military Forces of X;1;Civilians (X);7;364;Iran;Kerman;Bam;29.1;58.35;1;Wire;"On 3 May; a strike.";2
        XYZ2;03 May 2019;1;Protests;Peaceful protest;Protesters (X);6;;;364;Iran;Kerman;Bam;29.1;58.35;1;Wire;A march.;0
        """))
    let incident = try #require(reading.incidents.first)
    #expect(reading.incidents.count == 1)
    #expect(incident.type == .airstrike)
    #expect(incident.codes.acled.subEventType == "Air/drone strike")
    #expect(incident.place?.country == "IRN")
    #expect(incident.targets.first?.kind == .people)
    #expect(incident.date?.start == CalendarDate("2019-04-30"))
    #expect(incident.killed?.best == 2)
    #expect(incident.evidence.first?.quote == "On 3 May; a strike.")
    #expect(reading.failures.isEmpty)
    #expect(reading.leftOut == ["Peaceful protest"])
  }

  @Test func theReaderUndoesTheFormulaGuardAndNothingElse() {
    for text in ["=1+1", " -x", "\u{A0}@a", "a\n=b", "\tx", "\rx", "'quoted'", "it's", "+\n\n-", "", "＝1"] {
      #expect(FormulaGuard.opened(FormulaGuard.closed(text)) == text)
    }
    #expect(FormulaGuard.closed("=1+1") == "'=1+1")
    #expect(FormulaGuard.closed("a\n @b") == "a\n' @b")
    #expect(FormulaGuard.closed("plain, text") == "plain, text")
  }
}
