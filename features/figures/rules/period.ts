import { z } from 'zod'
import { addDays, factoryInstant } from '@/platform/day'
import { isCurrency } from '@/platform/currencies'

/** What figures are asked for: days at the factory, and a currency. Pure. */

export interface Period {
  /** both days included, `YYYY-MM-DD` */
  from: string
  to: string
  /** empty for all, each on its own */
  currency: string
  /** currency that amounts are converted into; empty to keep each in its own */
  report: string
}

/** Length of a period by default. */
const USUAL_DAYS = 90
/** A longer period would take too long for a page, and no chart could show it. */
const MOST_DAYS = 1_100

const day = z.iso.date()

/** Parts of an address that could not be read. */
export type Unread = 'from' | 'to' | 'currency' | 'report'

/**
 * Reads a period from an address.
 * @param today at the factory
 * @returns also the names of parts that could not be read, for the page to show
 */
export function readPeriod(
  params: Readonly<Record<string, string | readonly string[] | undefined>>,
  today: string,
): { period: Period; unread: Unread[] } {
  const one = (name: string): string => [params[name] ?? ''].flat()[0] ?? ''
  const unread: Unread[] = []
  const dayOf = (name: 'from' | 'to', otherwise: string): string => {
    const text = one(name)
    if (text === '' || day.safeParse(text).success) return text || otherwise
    unread.push(name)
    return otherwise
  }
  const to = dayOf('to', today)
  const from = dayOf('from', addDays(to, 1 - USUAL_DAYS))
  const currencyOf = (name: 'currency' | 'report'): string => {
    const code = one(name).toUpperCase()
    if (code === '' || isCurrency(code)) return code
    unread.push(name)
    return ''
  }
  const [currency, report] = [currencyOf('currency'), currencyOf('report')]
  const least = addDays(to, 1 - MOST_DAYS)
  if (from > to || from < least) unread.push('from')
  return {
    period: {
      from: from > to ? to : from < least ? least : from,
      to,
      currency,
      report,
    },
    unread: [...new Set(unread)],
  }
}

/** The instants of a period: from the first, up to but without the second. */
export const instantsOf = ({ from, to }: Pick<Period, 'from' | 'to'>): [Date, Date] => [
  factoryInstant(`${from}T00:00`),
  factoryInstant(`${addDays(to, 1)}T00:00`),
]
