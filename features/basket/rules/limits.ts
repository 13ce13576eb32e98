/**
 * Limits and choices of a request, apart from the schemas so that a page can use them without
 * loading a validator.
 */

export const TRANSPORT_MODES = ['ocean', 'air'] as const
export const GRADES = ['304', '316L', 'not sure', 'not steel'] as const
export const MAX_QUANTITY = 1_000_000
/** lines of a request; a quote holds as many */
export const MAX_LINES = 5_000
/** lines of an indicative quote, which is typeset while its reader waits */
export const INDICATIVE_LINES = 500
export const MAX_FILES = 10
