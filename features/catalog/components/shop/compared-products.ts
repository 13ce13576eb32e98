import { storedValue } from '@/platform/stored-value'
import { MOST_COMPARED } from '../../rules/compare'

/** What a visitor has chosen to compare: kept in the browser, the same in every tab. */

export interface Compared {
  style: string
  name: string
  /** address of a small picture */
  image: string | null
}

export const COMPARED_KEY = 'fsc.compare.v1'
export const NONE_COMPARED: readonly Compared[] = []
export const compared = storedValue<readonly Compared[]>(COMPARED_KEY, readStored, NONE_COMPARED)

/** Reads what is stored; damaged entries are left out. */
export function readStored(content: unknown): readonly Compared[] {
  if (!Array.isArray(content)) return NONE_COMPARED
  const read = content.flatMap((each: unknown): Compared[] => {
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
  return read
    .filter(({ style }, i) => read.findIndex((each) => each.style === style) === i)
    .slice(0, MOST_COMPARED)
}

/** Puts a product in or takes it out. @returns false, with nothing changed, when four are there already */
export function toggleCompared(product: Compared): boolean {
  const now = compared.get()
  if (now.some(({ style }) => style === product.style)) dropCompared(product.style)
  else if (now.length >= MOST_COMPARED) return false
  else compared.set([...now, product])
  return true
}

export const dropCompared = (style: string): void =>
  compared.set(compared.get().filter((each) => each.style !== style))
