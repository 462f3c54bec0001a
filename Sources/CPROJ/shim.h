/* geodesic.h: geodesics on the ellipsoid, pure C. proj.h: map projections. */
#include <geodesic.h>
#include <proj.h>
