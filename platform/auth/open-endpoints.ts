/**
 * The endpoints of better-auth that are open to the outside: signing in and out, accounts and their
 * verification, new passwords. The site doesn't use the others, and each would need limits of its
 * own.
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
