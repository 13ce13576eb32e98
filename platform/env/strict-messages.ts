/**
 * Whether a text that is missing stops the page instead of being replaced: while developing, in
 * tests, and in a production build made for the browser's tests. Safe in the browser.
 */
export const strictMessages =
  process.env.NODE_ENV !== 'production' || process.env.NEXT_PUBLIC_STRICT_MESSAGES === '1'
