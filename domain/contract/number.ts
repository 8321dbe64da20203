/**
 * The number of this contract. Raised when a call or a field is taken away or changes its meaning: a
 * client of another number whose call is not understood is told to restart (`outdated`). In a file of
 * its own, so that the client can say it without carrying the table of calls.
 */
export const CONTRACT = 4
