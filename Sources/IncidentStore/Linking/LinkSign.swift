/// What two incidents have to do with each other in one respect. Each is a sign for their being one, or against it, and has a weight:
/// see ``weight``. What one of the two does not tell gives no sign.
enum LinkSign: Int, CaseIterable, Sendable {
  // When
  case sameDay, sameDays, daysOverlap, withinWeek, withinMonth, withinYear, dayApart, daysApart
  // Where
  case otherCountry, otherProvince, sameProvince, areasOfOneName, otherPlacesInProvince, sameCountryArea, areaMayHold
  case samePlace, sameName, sharedName, closeBy, nearBy, inVicinity, otherPlaceClose, otherPlaceNear, beyondReach, far
  // What was done
  case sameType, bothFromAfar, bothBombs, bothWithArms, otherType
  // By whom
  case otherActorCountries, sameActor, actorsAlike, sameActorCountryNamed, sameActorCountry, otherActors
  // With what harm
  case noneKilled, fewKilled, someKilled, manyKilled, hugeKilled
  case killedMayAgree, killedClose, killedHalf, killedFifth, killedFar
  case noneInjured, fewInjured, someInjured, manyInjured, hugeInjured
  case injuredMayAgree, injuredClose, injuredHalf, injuredFifth, injuredFar
  // Against what
  case targetsAlike, otherTargets
  // In which words
  case sameWords
}
