import type { Target } from './routes'

/**
 * What browsers and shared caches may store of an answer. Pages are never reused without asking: the next visitor
 * sees what staff publish, and a cache in front isn't told. docs/operations.md says the same in words.
 */
export const KEEP = {
  /** a name that contains the hash of its content: what the build made, see built-files.ts */
  forGood: 'public, max-age=31536000, immutable',
  /** the same for everybody: may be stored, and is revalidated each time (304 by its ETag) */
  askEachTime: 'public, max-age=0, must-revalidate',
  /** personal, or made for this request */
  never: 'private, no-store',
  /** files beside the build, under names that don't change */
  anHour: 'public, max-age=3600',
  /** an answer that there is nothing */
  aMinute: 'public, max-age=60',
} as const

const REFUSED = 400
const FAILED = 500

/**
 * The Cache-Control of an answer. Pure.
 * @param siteValue what the site put there itself
 */
export function cacheControl(
  target: Target,
  request: { method: string; path: string },
  status: number,
  siteValue: string | undefined,
): string {
  if (request.method !== 'GET' && request.method !== 'HEAD') return KEEP.never
  if (status >= FAILED || target.is === 'nothing') return KEEP.never
  switch (target.is) {
    case 'file':
      if (status !== 200 && status !== 206 && status !== 304) return KEEP.never
      return siteValue === undefined || siteValue === 'public, max-age=0' ? KEEP.anHour : siteValue
    case 'handler':
      return siteValue === undefined || status >= REFUSED || /s-maxage|no-store/.test(siteValue)
        ? KEEP.never
        : siteValue
    // Next sets a time for shared caches exactly where the answer is the same for everybody.
    case 'page':
    case 'no page':
      return siteValue?.includes('s-maxage') ? KEEP.askEachTime : KEEP.never
  }
}
