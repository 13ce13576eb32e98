import type { Message } from '@/i18n/message'
import { EU_STATES, isEuState } from '@/features/tariffs/schema'

/** Formats and selection of a design's customs codes, by destination. Pure; browser-safe. */

export interface DestinationCode {
  /** ISO country */
  destination: string
  code: string
}

/** How many digits a national code has: the six of the Harmonized System and the country's own. */
const DIGITS: Readonly<Record<string, readonly number[]>> = {
  ...Object.fromEntries(EU_STATES.map((code) => [code, [8, 10]])),
  GB: [8, 10],
  CA: [8, 10],
  MX: [8, 10],
  AU: [8, 10],
  NZ: [8, 10],
  KR: [10],
  JP: [9],
  IN: [8],
  BR: [8],
  CH: [8],
  SG: [8],
  AE: [8],
  ZA: [8],
}

/** What is wrong with a code for a destination; null where it is valid. */
export function hsCodeProblem({ destination, code }: DestinationCode): Message | null {
  if (destination === 'US') return { code: 'productRows.hs_own_field' }
  const digits = DIGITS[destination]
  if (!digits) return { code: 'productRows.hs_no_quotes', values: { country: destination } }
  const format = destination === 'JP' ? /^\d{4}\.\d{2}\.\d{3}$/ : /^\d{4}\.\d{2}\.\d{2}(\.?\d{2})?$/
  const count = code.replaceAll('.', '').length
  if (format.test(code) && digits.includes(count)) return null
  const [fewer, more] = digits
  const example =
    destination === 'JP' ? '7117.19.019' : fewer === 8 ? '7117.19.00' : '7117.19.00.00'
  const values = { code, country: destination, example }
  return more === undefined
    ? { code: 'productRows.hs_digits', values: { ...values, digits: fewer ?? 0 } }
    : { code: 'productRows.hs_digits_or', values: { ...values, fewer: fewer ?? 0, digits: more } }
}

/**
 * The code declared at a destination: its own where there is one; in the EU that of any of its states, which share one
 * tariff; otherwise the US one, whose first six digits are the same everywhere.
 */
export const hsCodeFor = (
  destination: string,
  { hsCodeUs, hsCodes }: { hsCodeUs: string; hsCodes: readonly DestinationCode[] },
): string =>
  (
    hsCodes.find((each) => each.destination === destination) ??
    (isEuState(destination) ? hsCodes.find((each) => isEuState(each.destination)) : undefined)
  )?.code ?? hsCodeUs
