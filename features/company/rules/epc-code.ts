import { plainAmount } from '@/platform/money'
import type { ShownAccount } from '../settings/bank'

/** The limits of the guidelines, in characters and cents. */
const MOST_NAME = 70
const MOST_CENTS = 99_999_999_999

/**
 * The text of a QR code with which a bank's app fills in a euro transfer: EPC069-12 of the European Payments Council,
 * version 002, with the structured reference of ISO 11649. Pure.
 * @param amountMinor cents
 * @returns null for another currency, an account without IBAN, or an amount out of its range
 */
export function epcCode(
  { currency, iban, swift, holder }: ShownAccount,
  { reference, amountMinor }: { reference: string; amountMinor: number },
): string | null {
  if (currency !== 'EUR' || iban === '' || amountMinor < 1 || amountMinor > MOST_CENTS) return null
  return [
    'BCD',
    '002',
    // UTF-8
    '1',
    'SCT',
    swift,
    holder.slice(0, MOST_NAME),
    iban,
    `EUR${plainAmount(amountMinor, 'EUR')}`,
    // no purpose
    '',
    reference,
  ].join('\n')
}
