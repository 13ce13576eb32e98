import 'server-only'
import { z } from 'zod'
import { log } from './log'

/** The European Commission's register of VAT numbers; asked only where the house has turned it on. */

const ADDRESS = 'https://ec.europa.eu/taxation_customs/vies/rest-api/check-vat-number'
/** It answers slowly, and a person waits. */
const PATIENCE_MS = 8_000
/** Countries whose numbers it knows; Greece and Northern Ireland have codes of their own. */
const MEMBERS = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI'.split(' '),
)

const answerSchema = z.object({
  valid: z.boolean().optional(),
  isValid: z.boolean().optional(),
  userError: z.string().optional(),
})

/** Whether a register knows a number; null where it can't be asked, which says nothing about the number. */
export type Known = boolean | null

/**
 * Asks whether a VAT number is in use. A failure to answer isn't a refusal: a member state’s own
 * register is down for hours at times.
 * @param country ISO 3166-1 alpha-2
 * @param number without spaces and signs, with or without the country in front
 */
export async function askVies(
  country: string,
  number: string,
  request: typeof fetch = fetch,
): Promise<Known> {
  if (!MEMBERS.has(country)) return null
  const countryCode = country === 'GR' ? 'EL' : country
  const vatNumber = number.startsWith(countryCode) ? number.slice(2) : number
  try {
    const answer = await request(ADDRESS, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ countryCode, vatNumber }),
      signal: AbortSignal.timeout(PATIENCE_MS),
      redirect: 'error',
    })
    if (!answer.ok) return null
    const { valid, isValid, userError } = answerSchema.parse(await answer.json())
    const isKnown = valid ?? isValid
    if (isKnown === true) return true
    // A register that is down also answers “not valid”, and names the reason.
    return isKnown === false && (userError ?? 'INVALID') === 'INVALID' ? false : null
  } catch (error) {
    log.warn({ err: error }, 'the register of VAT numbers can’t be asked')
    return null
  }
}
