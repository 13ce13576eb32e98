import { z } from 'zod'
import type { Locale } from '@/i18n/routing'
import { say } from '@/i18n/say'
import { CONTAINER_TYPES, LEGS, MODES, type Offer } from '../engine/types'
import { chargedText, componentName, formulaText, offerCaveats } from '../rules/offer-words'
import { formulaSchema } from '../schema'

/**
 * A way to send goods as the API returns it: each component with its formula, and the source of its
 * rate.
 */
export const wayAnswer = z.object({
  mode: z.enum(MODES),
  carrier: z.string(),
  service: z.string(),
  transitMin: z
    .int()
    .nullable()
    .meta({ description: 'days, least; null where the card is silent' }),
  transitMax: z.int().nullable().meta({ description: 'days, most' }),
  charged: z
    .string()
    .nullable()
    .meta({ description: 'what is charged for, in words', examples: ['42.5 kg charged'] }),
  containers: z.array(z.object({ type: z.enum(CONTAINER_TYPES), count: z.int() })),
  currency: z.string().meta({ description: 'of the card, ISO 4217' }),
  freightMinor: z.int().meta({ description: 'sum of the components, minor units of `currency`' }),
  components: z.array(
    z.object({
      leg: z.enum(LEGS).meta({ description: 'before, on or after the main carriage' }),
      what: z.enum(['freight', 'fuel', 'surcharge']),
      name: z.string(),
      formula: formulaSchema.meta({ description: 'decimals are text' }),
      because: z
        .enum(['next_band', 'least'])
        .nullable()
        .meta({ description: 'why another quantity than the goods’ own is charged' }),
      text: z
        .string()
        .meta({ description: 'the formula in words', examples: ['42.5 kg × 7.4 USD'] }),
      amountMinor: z.int().meta({ description: 'minor units of `currency`' }),
      source: z.string().meta({ description: 'where the rate comes from' }),
      rowId: z.string().meta({ description: 'of the card' }),
    }),
  ),
  missing: z
    .array(z.enum(LEGS))
    .meta({ description: 'legs that the card has no price for: they come on top' }),
  caveats: z.array(z.string()).meta({ description: 'what must be said beside the figure' }),
  isDemo: z.boolean().meta({ description: 'made up for a demonstration, no carrier’s rate' }),
})
export type WayAnswer = z.infer<typeof wayAnswer>

/** An offer as the API returns it. @param locale the language of names and formulas */
export function wayOf(offer: Offer, locale: Locale): WayAnswer {
  const sources = new Map(offer.rows.map(({ id, source }) => [id, source]))
  const charged = chargedText(offer)
  return {
    mode: offer.mode,
    carrier: offer.carrier,
    service: offer.service,
    transitMin: offer.transitMin,
    transitMax: offer.transitMax,
    charged: charged && say(charged, locale),
    containers: offer.containers.map(({ type, count }) => ({ type, count })),
    currency: offer.currency,
    freightMinor: offer.totalMinor,
    components: offer.components.map((component) => ({
      leg: component.leg,
      what: component.what,
      name: say(componentName(component), locale),
      formula: component.formula,
      because: component.because,
      text: say(formulaText(component, offer.currency), locale),
      amountMinor: component.amountMinor,
      source: sources.get(component.rowId) ?? '',
      rowId: component.rowId,
    })),
    missing: [...offer.missing],
    caveats: offerCaveats(offer).map((each) => say(each, locale)),
    isDemo: offer.isDemo,
  }
}
