// The description of the management API, which the host serves with what only it knows filled in.

#include "ManagementDescription.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char description[] = {
#embed "openapi.json"
};

const unsigned char *perdure_management_description(void) { return description; }

unsigned long perdure_management_description_length(void) { return sizeof description; }
