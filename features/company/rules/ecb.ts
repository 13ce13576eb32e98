import { XMLParser } from 'fast-xml-parser'
import { z } from 'zod'
import { isCurrency } from '@/platform/currencies'
import { compareDecimals, divideDecimals } from './decimals'

/** The euro's reference rates of one day, as the European Central Bank publishes them. */
export interface EcbRates {
  day: string
  /** units of each currency for one US dollar, the euro among them */
  unitsPerUsd: Readonly<Record<string, string>>
}

/** The file has some thirty rates; this allows for fifty times as many. */
export const ECB_MOST_CHARACTERS = 200_000

const RATE_DIGITS = 8
const decimal = z.string().regex(/^\d{1,8}(\.\d{1,8})?$/)
const cube = z.object({ currency: z.string().regex(/^[A-Z]{3}$/), rate: decimal })
const day = z.object({ time: z.iso.date(), Cube: z.array(cube).min(1) })
const file = z.object({ Envelope: z.object({ Cube: z.object({ Cube: z.array(day).min(1) }) }) })

/** Attributes and text stay texts, so that no rate becomes a float; entities aren't expanded. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseAttributeValue: false,
  parseTagValue: false,
  processEntities: false,
  isArray: (_, path: unknown) =>
    path === 'Envelope.Cube.Cube' || path === 'Envelope.Cube.Cube.Cube',
})

/** Why a file is refused; a key of settings.ecb.problems. */
export type EcbProblem = 'too_large' | 'not_xml' | 'not_ecb' | 'no_dollar'

/**
 * Reads the ECB's file of rates (`eurofxref-daily.xml`), the newest day where there are several. Pure. Its rates are
 * units for one euro; ours are units for one dollar, to eight decimals.
 */
export function readEcb(xml: string): { rates: EcbRates } | { problem: EcbProblem } {
  if (xml.length > ECB_MOST_CHARACTERS) return { problem: 'too_large' }
  let parsed: unknown
  try {
    parsed = parser.parse(xml, true)
  } catch {
    return { problem: 'not_xml' }
  }
  const read = file.safeParse(parsed)
  if (!read.success) return { problem: 'not_ecb' }
  const newest = read.data.Envelope.Cube.Cube.toSorted((a, b) => (a.time < b.time ? 1 : -1))[0]
  const usd = newest?.Cube.find(({ currency }) => currency === 'USD')?.rate
  if (!newest || usd === undefined || compareDecimals(usd, '0') <= 0)
    return { problem: 'no_dollar' }
  const rates = newest.Cube.filter(
    ({ currency, rate }) =>
      currency !== 'USD' && isCurrency(currency) && compareDecimals(rate, '0') > 0,
  ).map(({ currency, rate }) => [currency, divideDecimals(rate, usd, RATE_DIGITS)])
  return {
    rates: {
      day: newest.time,
      unitsPerUsd: Object.fromEntries([['EUR', divideDecimals('1', usd, RATE_DIGITS)], ...rates]),
    },
  }
}
