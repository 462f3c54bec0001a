// IncidentStore
