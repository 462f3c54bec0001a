// GeoPackage
