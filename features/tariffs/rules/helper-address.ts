import { z } from 'zod'
import { DESTINATIONS } from '../schema'

/** Where goods of a helper come from and go to: the part of its address that isn't the goods. Pure; browser-safe. */

/** Origins whose duties are read. */
export const ORIGINS = ['CN', 'HK', 'VN', 'IN', 'MX'] as const

export interface AskedRoute {
  to: string
  from: string
  /** entries that can't be taken; the default replaces them */
  wrong: ('to' | 'from')[]
}

const FIELDS = { to: z.enum(DESTINATIONS), from: z.enum(ORIGINS) }

/** Reads `to` and `from`; the defaults are the United States and China. */
export function askedRoute(
  query: Readonly<Record<string, string | readonly string[] | undefined>>,
): AskedRoute {
  const read = (name: 'to' | 'from', otherwise: string) =>
    query[name] === undefined || query[name] === ''
      ? { value: otherwise, wrong: false }
      : FIELDS[name].safeParse(query[name]).success
        ? { value: String(query[name]), wrong: false }
        : { value: otherwise, wrong: true }
  const [to, from] = [read('to', 'US'), read('from', 'CN')]
  return {
    to: to.value,
    from: from.value,
    wrong: [...(to.wrong ? (['to'] as const) : []), ...(from.wrong ? (['from'] as const) : [])],
  }
}

/** An address with the entries that aren't empty. */
export function helperAddress(
  path: string,
  entries: Readonly<Record<string, string | undefined>>,
): string {
  const answers = Object.entries(entries).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  )
  return answers.length === 0 ? path : `${path}?${new URLSearchParams(answers)}`
}
