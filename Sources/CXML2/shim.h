#include <libxml/xmlversion.h>
/* The headers of the system's ICU clash with Foundation's own copy, and nothing that is used of libxml2 needs them. */
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
