import type { Message, MessageValue } from '@/i18n/message'
import type { Component, Offer } from '../engine/types'

/** How an offer is put into sentences. Pure. */

/** The name of a component: "Freight", "Fuel", or the surcharge's own. */
export const componentName = ({ what, name, leg }: Component): Message =>
  what === 'surcharge'
    ? { code: 'freight.words.surcharge', values: { name } }
    : { code: `freight.words.${what}`, values: { leg: { code: `freight.legs.${leg}` } } }

/** How the amount of a component was computed. */
export function formulaText(
  { formula, because, amountMinor }: Component,
  currency: string,
): Message {
  const text = ((): Message => {
    switch (formula.kind) {
      case 'per_unit':
        return { code: 'freight.formula.per_unit', values: charged(formula, currency) }
      case 'minimum':
        return {
          code: 'freight.formula.minimum',
          values: { ...charged(formula, currency), least: { amountMinor, currency } },
        }
      case 'flat':
        return { code: 'freight.formula.flat' }
      case 'percent':
        return {
          code: 'freight.formula.percent',
          values: {
            percent: { decimal: formula.percent },
            of: { amountMinor: formula.ofMinor, currency },
          },
        }
      case 'per_kg':
        return {
          code: 'freight.formula.per_unit',
          values: charged({ ...formula, unit: 'kg' }, currency),
        }
    }
  })()
  return because ? { code: `freight.formula.${because}`, values: { made: text } } : text
}

const charged = (
  { quantity, unit, rate }: { quantity: string; unit: string; rate: string },
  currency: string,
): Record<string, MessageValue> => ({
  quantity: { decimal: quantity },
  unit: { code: `freight.units.${unit as 'kg'}` },
  rate: { decimal: rate },
  currency,
})

/** The transit time; null where the card doesn't give one. */
export const transitText = ({
  transitMin,
  transitMax,
}: Pick<Offer, 'transitMin' | 'transitMax'>): Message | null =>
  transitMin === null || transitMax === null
    ? null
    : { code: 'freight.days', values: { min: transitMin, max: transitMax } }

/** The charged quantity, or the containers: "42.5 kg", "2 × 40HQ". */
export const chargedText = ({ charged: what, containers }: Offer): Message | null => {
  if (containers.length > 0)
    return {
      code: 'freight.words.containers',
      values: {
        all: {
          list: containers.map(({ type, count }) => `${count} × ${type}`),
          between: 'commas',
        },
      },
    }
  return (
    what && {
      code: 'freight.words.charged',
      values: {
        quantity: { decimal: what.quantity },
        unit: { code: `freight.units.${what.unit === 'shipment' ? 'kg' : what.unit}` },
      },
    }
  )
}

/** What must be said beside the figure: demonstration, not reviewed, legs without a price. */
export const offerCaveats = ({ isDemo, reviewed, missing }: Offer): Message[] => [
  ...(isDemo ? [{ code: 'freight.words.demo' } as const] : []),
  ...(reviewed ? [] : [{ code: 'freight.words.unread' } as const]),
  ...(missing.length > 0
    ? [
        {
          code: 'freight.words.missing' as const,
          values: {
            legs: {
              list: missing.map((leg): Message => ({ code: `freight.legs.${leg}` })),
              between: 'commas' as const,
            },
          },
        },
      ]
    : []),
]
