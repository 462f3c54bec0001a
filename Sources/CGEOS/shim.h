/* Only the reentrant `_r` functions of GEOS are seen from Swift. */
#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
