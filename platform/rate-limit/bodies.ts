/**
 * The size limit of the body of every route that takes one; beside the rates, so that everything a
 * visitor may send stands in one place. `server/` enforces it before the site sees a request, and
 * the routes read with the same limits. Bytes.
 */
export const BODY_BYTES = {
  '/api/auth/[...all]': 16 * 1024,
  /** 500 lines with options are well under this */
  '/api/indicative-quote': 128 * 1024,
  '/api/internal/revalidate': 1024,
  '/api/sandbox/checkout/[session]': 2000,
  /** a file of evidence in a dispute, as large as Stripe accepts */
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

/** Routes that stream their body into a file, and limit it themselves while it comes. */
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

/** Requests that take no body are still sent one now and then. */
export const OTHER_BODY_BYTES = 1024

/**
 * @param route as the build names it, `/api/v1/lists`;
 * @returns its limit in bytes, null where the route counts by itself
 */
export function bodyBytes(route: string): number | null {
  if (STREAMED_BODIES.includes(route)) return null
  return (BODY_BYTES as Record<string, number>)[route] ?? OTHER_BODY_BYTES
}
