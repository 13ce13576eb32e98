/**
 * Whether a fault that production would bear stops what it is in: a text that is missing, an answer
 * that isn't as described. True while developing, in tests, and in a production build made for the
 * browser's tests. Safe in the browser.
 */
export const strict =
  process.env.NODE_ENV !== 'production' || process.env.NEXT_PUBLIC_STRICT === '1'
