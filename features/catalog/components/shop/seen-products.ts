/**
 * Products that a visitor has viewed: only in this browser, latest first. Loaded on a first visit, so that it brings no
 * library.
 */

export interface Seen {
  slug: string
  name: string
  style: string
  image: string | null
}

const SEEN_KEY = 'fsc.seen.v1'
const MOST_SEEN = 12

/** Products viewed before; damaged entries are left out. */
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

/** Records a product as just viewed, or forgets all; a browser that refuses storage remembers none. */
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
