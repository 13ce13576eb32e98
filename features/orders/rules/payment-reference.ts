/**
 * The reference of a payment part: a creditor reference of ISO 11649, `RF` with two check digits of ISO 7064, mod
 * 97-10, before the order's number and the part's letter. Banks of any currency carry it as text; for the euro it is
 * the structured reference of SEPA. Pure; browser-safe.
 */

const SHAPE = /^RF(\d{2})SO(\d{5,10})([A-Z])$/
const MOST_PARTS = 26
/** A character's place is its value. */
const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The part and the order that a reference names. */
export interface ReferredPart {
  /** of the order: 42 of SO-00042 */
  serial: number
  /** of the part in its plan, from 0 */
  position: number
}

/**
 * `RF97SO00042B` for the second part of SO-00042.
 * @throws RangeError for a part beyond the alphabet, which no plan has
 */
export function paymentReference({ serial, position }: ReferredPart): string {
  if (!Number.isSafeInteger(serial) || serial < 1 || position < 0 || position >= MOST_PARTS)
    throw new RangeError(`no payment part: ${serial} ${position}`)
  const body = `SO${String(serial).padStart(5, '0')}${String.fromCharCode(65 + position)}`
  return `RF${checkDigits(body)}${body}`
}

/** As printed, in groups of four: `RF97 SO00 042B`. */
export const printedReference = (reference: string): string =>
  reference.replaceAll(/(.{4})(?=.)/g, '$1 ')

/** Only letters and digits, in capitals, however a reference was typed or wrapped. */
export const bareText = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')

/**
 * The part named by a reference; null for a text that is no reference, by its shape or its check
 * digits.
 */
export function readReference(text: string): ReferredPart | null {
  const match = SHAPE.exec(bareText(text))
  if (!match) return null
  const [, check = '', digits = '', letter = ''] = match
  const serial = Number(digits)
  // A number has one form: no superfluous zeros before it.
  if (serial < 1 || String(serial).padStart(5, '0') !== digits) return null
  if (checkDigits(`SO${digits}${letter}`) !== check) return null
  return { serial, position: letter.charCodeAt(0) - 65 }
}

/** @param body of a reference: digits and capitals; letters count as 10 to 35 */
function checkDigits(body: string): string {
  let rest = 0
  for (const sign of `${body}RF00`) {
    const value = SIGNS.indexOf(sign)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return String(98 - rest).padStart(2, '0')
}
