/// What two incidents have to do with each other in one respect. Each is a sign for their being one, or against it, and has a weight:
/// see ``LinkWeights``. What one of the two does not tell gives no sign.
enum LinkSign: Int, CaseIterable, Sendable {
  // When
  case sameDay, sameDays, daysOverlap, withinWeek, withinMonth, withinYear, dayApart, daysApart
  // Where
  case otherCountry, otherProvince, sameProvince, sameProvinceAlone, otherPlacesInArea, sameNameInArea
  case sameCountryAlone, areaMayHold
  case samePlace, sameVicinity, sameDistrict, nestedNames, sameSpot, otherPlaceClose, otherPlaceNear, inDistrict
  case beyondReach, far
  // What was done
  case sameType, sameRareType, mayBeOneType, bothFromAfar, bothBombs, bothWithArms, kindUntold, otherType
  // By whom
  case otherActorCountries, sameActor, actorsAlike, sidesTurned, sameActorCountryNamed, sameActorCountry, otherActors
  // With what harm
  case noneKilled, fewKilled, someKilled, manyKilled, hugeKilled
  case killedMayAgree, killedClose, killedHalf, killedFifth, killedFar
  case areaHasMore
  case noneInjured, fewInjured, someInjured, manyInjured, hugeInjured
  case injuredMayAgree, injuredClose, injuredHalf, injuredFifth, injuredFar
  // Against what
  case sameGroupStruck, otherGroupStruck, targetsAlike, otherTargets
  // In which words
  case sameWords
}
