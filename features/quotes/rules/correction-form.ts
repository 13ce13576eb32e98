import type { RefusedCause } from '@/components/form/attempt'
import { amountOf, wholeOf } from '@/platform/number-words'

/** The form of a buyer's correction: its entries by name. Pure; browser-safe. */

/** Why a correction is refused; each has its words in `quotes.request.errors`. */
export const CORRECTION_REFUSALS = [
  'stale',
  'not_open',
  'still_open',
  'accepted',
  'declined',
  'expired',
  'withdrawn',
  'countered',
  'asked_anew',
] as const

export interface CorrectionState {
  typed: Record<string, string>
  reason?: (typeof CORRECTION_REFUSALS)[number] | RefusedCause | 'failed'
  fieldErrors?: Record<string, string[]>
  done?: 'changed' | 'nothing'
}

/** The entries as the command takes them; what can't be read is left for its schema to refuse. */
export function correctionTyped(typed: Readonly<Record<string, string>>): unknown {
  const { currency = '', serial, version, notes = '', wantedDate = '' } = typed
  const { positions = '', kept = '' } = typed
  const whole = (text: string) => wholeOf(text, { sign: '.' }).value ?? null
  return {
    serial: Number(serial),
    version: Number(version),
    notes,
    wantedDate: wantedDate || null,
    lines: positions
      .split(' ')
      .filter((position) => position !== '' && !typed[`drop.${position}`])
      .map((position) => {
        const target = (typed[`target.${position}`] ?? '').trim()
        return {
          position: Number(position),
          quantity: whole(typed[`quantity.${position}`] ?? ''),
          targetPriceMinor: target ? (amountOf(target, { currency, sign: '.' }).value ?? 0) : null,
          note: typed[`note.${position}`] ?? '',
        }
      }),
    kept: kept.split(' ').filter(Boolean).map(Number),
    added: (typed['addedSku'] ?? '').trim()
      ? [
          {
            sku: (typed['addedSku'] ?? '').trim(),
            quantity: whole(typed['addedQuantity'] ?? ''),
          },
        ]
      : [],
  }
}
