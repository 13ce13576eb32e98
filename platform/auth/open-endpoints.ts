/**
 * What of better-auth is open to the outside: signing in and out, accounts and their proofs, new
 * passwords. The rest of its endpoints the site has no use for, and each would need limits of its own.
 */
export const OPEN_ENDPOINTS = [
  '/get-session',
  '/request-password-reset',
  '/reset-password',
  '/send-verification-email',
  '/sign-in/email',
  '/sign-out',
  '/sign-up/email',
  '/verify-email',
]
