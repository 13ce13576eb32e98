/**
 * How large the body of a request may be, for every route that takes one; beside the rates, so that
 * what a visitor may send stands in one place. `server/` holds requests to it before the site sees
 * them, and the routes read by the same figures. Bytes.
 */
export const BODY_BYTES = {
  '/api/auth/[...all]': 16 * 1024,
  /** 500 lines with options are well under this */
  '/api/indicative-quote': 128 * 1024,
  '/api/internal/revalidate': 1024,
  '/api/sandbox/checkout/[session]': 2000,
  /** a paper that goes with a dispute, as large as Stripe takes it */
  '/api/sandbox/stripe/v1/[...path]': 5_200_000,
  '/api/staff/presence': 500,
  '/api/v1/designs': 4000,
  /** 500 articles with their pieces are well under this */
  '/api/v1/freight': 64 * 1024,
  '/api/v1/landed-cost': 4_000_000,
  /** a list of 200 articles with notes is under this */
  '/api/v1/lists': 128 * 1024,
  /** 5,000 lines with options are well under this */
  '/api/v1/price-lines': 1024 * 1024,
  /** a letter with its files, as mail servers take them */
  '/api/webhooks/mail': 25_000_000,
  '/api/webhooks/stripe': 1_000_000,
} as const satisfies Record<string, number>

/** Routes that stream what they are sent into a file, and count and refuse it themselves as it comes. */
export const STREAMED_BODIES: readonly string[] = [
  '/api/request-sheet',
  '/api/staff/costs/entries',
  '/api/staff/documents',
  '/api/staff/freight-import',
  '/api/staff/house-pictures',
  '/api/staff/picture-zip',
  '/api/staff/pictures',
  '/api/staff/price-lists/[number]/entries',
  '/api/staff/product-import',
  '/api/staff/statements',
  '/api/staff/tariff-import',
  '/api/uploads',
]

/** Server Actions: a request or a draft of 5,000 lines with their notes is under this. */
export const ACTION_BODY_BYTES = 4 * 1024 * 1024

/** What takes no body at all is still sent one now and then. */
export const OTHER_BODY_BYTES = 1024

/**
 * @param route as the build names it, `/api/v1/lists`;
 * @returns its bound in bytes, null where the route counts itself
 */
export function bodyBytes(route: string): number | null {
  if (STREAMED_BODIES.includes(route)) return null
  return (BODY_BYTES as Record<string, number>)[route] ?? OTHER_BODY_BYTES
}
