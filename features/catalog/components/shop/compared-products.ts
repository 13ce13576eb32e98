import { storedValue } from '@/platform/stored-value'
import { MOST_COMPARED } from '../../rules/compare'

/** The products that a visitor has selected for comparison: kept in the browser, the same in every tab. */

export interface Compared {
  style: string
  name: string
  /** address of a small picture */
  image: string | null
}

export const COMPARED_KEY = 'fsc.compare.v1'
export const NONE_COMPARED: readonly Compared[] = []
export const compared = storedValue<readonly Compared[]>(COMPARED_KEY, readStored, NONE_COMPARED)

/** Reads stored products; damaged entries are left out. */
export function readStored(content: unknown): readonly Compared[] {
  if (!Array.isArray(content)) return NONE_COMPARED
  const products = content.flatMap((each: unknown): Compared[] => {
    if (typeof each !== 'object' || each === null) return []
    const { style, name, image } = each as Record<string, unknown>
    return typeof style === 'string' && /^[A-Z0-9-]{1,40}$/.test(style)
      ? [
          {
            style,
            name: typeof name === 'string' ? name : style,
            image: typeof image === 'string' ? image : null,
          },
        ]
      : []
  })
  return products
    .filter(({ style }, i) => products.findIndex((each) => each.style === style) === i)
    .slice(0, MOST_COMPARED)
}

/** Adds or removes a product. @returns false, with nothing changed, where there are four already */
export function toggleCompared(product: Compared): boolean {
  const now = compared.get()
  if (now.some(({ style }) => style === product.style)) dropCompared(product.style)
  else if (now.length >= MOST_COMPARED) return false
  else compared.set([...now, product])
  return true
}

export const dropCompared = (style: string): void =>
  compared.set(compared.get().filter((each) => each.style !== style))
