/**
 * Whether a fault that production tolerates stops its page or answer: a missing text, an answer
 * that doesn't match its description. True in development, in tests, and in a production build made
 * for the browser's tests. Safe in the browser.
 */
export const strict =
  process.env.NODE_ENV !== 'production' || process.env.NEXT_PUBLIC_STRICT === '1'
