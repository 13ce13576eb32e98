import type { Target } from './routes'

/**
 * What browsers and shared caches may keep of an answer. Pages are never kept without asking: what
 * staff publish is seen by the next visitor, and a cache in front isn't told. docs/operations.md
 * says the same in words.
 */
export const KEEP = {
  /** a name that holds the hash of its content: what the build made, see built-files.ts */
  forGood: 'public, max-age=31536000, immutable',
  /** the same for everybody: may be stored, and is asked for anew each time (304 by its ETag) */
  askEachTime: 'public, max-age=0, must-revalidate',
  /** somebody's own, or made for this request */
  never: 'private, no-store',
  /** files beside the build, under names that stay */
  anHour: 'public, max-age=3600',
  /** that there is nothing */
  aMinute: 'public, max-age=60',
} as const

const REFUSED = 400
const FAILED = 500

/**
 * The Cache-Control of an answer. Pure.
 * @param said what the site put there itself
 */
export function cacheControl(
  target: Target,
  asked: { method: string; path: string },
  status: number,
  said: string | undefined,
): string {
  if (asked.method !== 'GET' && asked.method !== 'HEAD') return KEEP.never
  if (status >= FAILED || target.is === 'nothing') return KEEP.never
  switch (target.is) {
    case 'file':
      if (status !== 200 && status !== 206 && status !== 304) return KEEP.never
      return said === undefined || said === 'public, max-age=0' ? KEEP.anHour : said
    case 'handler':
      return said === undefined || status >= REFUSED || /s-maxage|no-store/.test(said)
        ? KEEP.never
        : said
    // Next names a time for shared caches exactly where the answer is the same for everybody.
    case 'page':
    case 'no page':
      return said?.includes('s-maxage') ? KEEP.askEachTime : KEEP.never
  }
}
