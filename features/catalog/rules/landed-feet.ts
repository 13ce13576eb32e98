import type { LandedPrice } from '@/features/pricing/rules/landed'
import type { FreightAnswer, Mode, Offer } from '@/features/freight/engine/types'
import { transitText } from '@/features/freight/rules/offer-words'
import type { Message } from '@/i18n/message'
import { say } from '@/i18n/say'
import type { Locale } from '@/i18n/routing'

/** The rows below a landed price's layers: duties, goods with duties, and the landed price by each way of sending. */
export interface LandedFoot {
  name: string
  note: string
  /** US cents; null where there is no figure */
  amountMinor: number | null
}

/** How customs sees a way: sea freight bears the harbor fee. Rail and couriers arrive by land and air. */
export const entryMode = (mode: Mode): 'ocean' | 'air' =>
  mode === 'lcl' || mode === 'fcl' ? 'ocean' : 'air'

/** The cheapest offer of each mode, cheapest first. */
export const cheapestByMode = ({ offers }: Pick<FreightAnswer, 'offers'>): Offer[] =>
  offers.filter((offer, i) => offers.findIndex(({ mode }) => mode === offer.mode) === i)

/**
 * The rows below the layers, in words. Pure.
 * @param ways the cheapest way of each mode, with the goods' landed price by it
 */
export function landedFeet(
  base: LandedPrice,
  ways: readonly { offer: Offer; landed: LandedPrice }[],
  locale: Locale,
): LandedFoot[] {
  const { quantity, rated, dutyMinor, totalMinor } = base
  const money = (amountMinor: number, currency = 'USD') => ({ amountMinor, currency })
  const words = (...all: (Message | null)[]): string =>
    all.flatMap((each) => (each ? say(each, locale) : [])).join(' · ')
  const each = (minor: number): Message => ({
    code: 'catalog.landed.perPiece',
    values: { price: money(Math.round(minor / quantity)) },
  })
  return [
    ...(rated
      ? [
          { name: words({ code: 'catalog.landed.duty' }), note: '', amountMinor: dutyMinor },
          {
            name: words({ code: 'catalog.landed.total' }),
            note: words(each(totalMinor)),
            amountMinor: totalMinor,
          },
        ]
      : []),
    ...ways.map(({ offer, landed }) => ({
      name: words({
        code: rated ? 'catalog.landed.with' : 'catalog.landed.freightBy',
        values: { mode: { code: `freight.modes.${offer.mode}` } },
      }),
      note: words(
        transitText(offer),
        rated
          ? {
              code: 'catalog.landed.ofFreight',
              values: { freight: money(offer.totalMinor, offer.currency) },
            }
          : null,
        rated ? each(landed.totalMinor) : null,
        offer.missing.length > 0 ? { code: 'catalog.landed.lessLegs' } : null,
        offer.isDemo ? { code: 'freight.demo' } : null,
      ),
      amountMinor: rated ? landed.totalMinor : offer.totalMinor,
    })),
    ...(ways.length === 0
      ? [
          {
            name: words({ code: 'catalog.landed.freight' }),
            note: words({ code: 'catalog.landed.onRequest' }),
            amountMinor: null,
          },
        ]
      : []),
  ]
}
