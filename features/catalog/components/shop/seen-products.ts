/**
 * Products a visitor has looked at: in this browser alone, the latest first. Loaded on a first
 * visit, so it brings nothing along.
 */

export interface Seen {
  slug: string
  name: string
  style: string
  image: string | null
}

const SEEN_KEY = 'fsc.seen.v1'
const MOST_SEEN = 12

/** What was seen before; damaged entries are left out. */
export function seenProducts(): Seen[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(SEEN_KEY) ?? '[]')
    return (stored as Seen[]).filter((each) =>
      [each.slug, each.name, each.style].every((text) => typeof text === 'string'),
    )
  } catch {
    return []
  }
}

/** Notes a product as just seen, or forgets them all; a browser that refuses storage remembers none. */
export function noteSeen(product: Seen | null): void {
  try {
    localStorage.setItem(
      SEEN_KEY,
      JSON.stringify(
        product
          ? [product, ...seenProducts().filter(({ slug }) => slug !== product.slug)].slice(
              0,
              MOST_SEEN,
            )
          : [],
      ),
    )
  } catch {
    // Nothing is lost that was promised.
  }
}
