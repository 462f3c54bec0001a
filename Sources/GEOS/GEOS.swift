// GEOS
