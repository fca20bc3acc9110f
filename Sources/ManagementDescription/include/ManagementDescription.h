#ifndef PERDURE_MANAGEMENT_DESCRIPTION_H
#define PERDURE_MANAGEMENT_DESCRIPTION_H

/// openapi.json, embedded as it is: UTF-8 text without a terminating zero.
const unsigned char *perdure_management_description(void);
unsigned long perdure_management_description_length(void);

#endif
