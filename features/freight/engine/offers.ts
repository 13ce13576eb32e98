import { priceCharge, type Band, type Priced } from './bands'
import type { CompiledCard, CompiledCards } from './cards'
import { decimalOf } from './decimal'
import { cartonsFit, fillContainers, type Equipment } from './fill'
import { isInZone } from './zone'
import {
  LEGS,
  type Consignment,
  type ContainerCount,
  type ContainerType,
  type FreightAnswer,
  type Obstacle,
  type Offer,
  type Route,
} from './types'

/**
 * What a consignment costs to send by every card valid on the day: components with their formula
 * and row, cheapest first. Pure. Goods without packing data are never quoted: the answer is then
 * empty.
 */
export function quoteFreight(
  consignment: Consignment,
  route: Route,
  cards: CompiledCards,
  equipment: readonly Equipment[],
): FreightAnswer {
  const offers: Offer[] = []
  const without: FreightAnswer['without'][number][] = []
  if (consignment.cartonCount === 0 || consignment.unpacked.length > 0) return { offers, without }
  for (const card of cards.byRoute.get(`${route.origin} ${route.destination}`) ?? []) {
    const offer = priceCard(card, consignment, route, equipment)
    if (offer === null) continue
    if (typeof offer === 'string') {
      const { mode, service } = card.face
      without.push({ key: card.key, mode, service, why: offer })
    } else offers.push(offer)
  }
  return {
    offers: offers.toSorted((a, b) => a.totalMinor - b.totalMinor || (a.key < b.key ? -1 : 1)),
    without,
  }
}

/** The charges of a card on a day for a postcode, by leg; null where its main leg isn't valid. */
function chargesOf({ bands }: CompiledCard, { day, postcode }: Route): Band[][] | Obstacle | null {
  const holds = bands.filter(
    ({ row }) => row.validFrom <= day && (row.validTo === null || day <= row.validTo),
  )
  // Rates by postcode can't be told without one, and neither can the rest of the country.
  if (postcode === '' && holds.some(({ row }) => row.zone !== '')) return 'postcode'
  const byCharge = new Map<string, Band[]>()
  for (const band of holds) {
    const { leg, unit, containerType, zone } = band.row
    if (zone !== '' && !isInZone(zone, postcode)) continue
    const key = `${leg} ${unit} ${containerType ?? ''}`
    byCharge.set(key, [...(byCharge.get(key) ?? []), band])
  }
  const charges = [...byCharge.values()].map((all) => {
    const own = all.filter(({ row }) => row.zone !== '')
    return own.length > 0 ? own : all
  })
  if (charges.some(([first]) => first?.row.leg === 'main')) return charges
  return holds.some(({ row }) => row.leg === 'main') ? 'postcode' : null
}

function priceCard(
  card: CompiledCard,
  consignment: Consignment,
  route: Route,
  equipment: readonly Equipment[],
): Offer | Obstacle | null {
  const charges = chargesOf(card, route)
  if (charges === null || typeof charges === 'string') return charges
  const { face } = card
  const typeOf = (bands: readonly Band[]): ContainerType | null =>
    bands[0]?.row.containerType ?? null
  const price = (bands: readonly Band[], containers: number): Priced | null =>
    priceCharge({ bands }, { consignment, mode: face.mode, containers })

  let containers: ContainerCount[] = []
  const boxed = charges.filter((bands) => typeOf(bands) !== null)
  if (boxed.length > 0) {
    const types = new Set(
      boxed.flatMap((bands) => (bands[0]?.row.leg === 'main' ? (typeOf(bands) ?? []) : [])),
    )
    const fitting = equipment.filter(
      (each) => types.has(each.type) && cartonsFit(consignment, each),
    )
    const cost = (type: ContainerType, count: number): number | null => {
      const all = boxed.filter((bands) => typeOf(bands) === type)
      let minor = 0
      for (const bands of all) {
        const charge = price(bands, count)
        if (!charge) return null
        minor += charge.totalMinor
      }
      return minor
    }
    const filled = fillContainers(consignment, fitting, cost)
    if (!filled) return 'containers'
    containers = filled
  }

  const all: Priced[] = []
  for (const bands of charges) {
    const type = typeOf(bands)
    const count = containers.find((each) => each.type === type)?.count ?? 0
    if (type !== null && count === 0) continue
    const charge = price(bands, count)
    if (!charge) return 'beyond'
    all.push(charge)
  }
  const components = LEGS.flatMap((leg) =>
    all.flatMap((each) => (each.band.row.leg === leg ? each.components : [])),
  )
  const legs = { origin: 0, main: 0, destination: 0 }
  for (const { leg, amountMinor } of components) legs[leg] += amountMinor
  const main = all.filter(({ band }) => band.row.leg === 'main')
  const [first] = main
  const rows = all.map(({ band }) => band.row)
  return {
    key: card.key,
    lane: face.lane,
    mode: face.mode,
    carrier: face.carrier,
    service: face.service,
    currency: face.currency,
    transitMin: longest(main.map(({ band }) => band.row.transitMin)),
    transitMax: longest(main.map(({ band }) => band.row.transitMax)),
    components,
    totalMinor: legs.origin + legs.main + legs.destination,
    legs,
    charged: first ? { quantity: decimalOf(first.quantity), unit: first.band.row.unit } : null,
    containers,
    missing:
      face.mode === 'express' ? [] : LEGS.filter((leg) => !rows.some((row) => row.leg === leg)),
    rows,
    reviewed: rows.every(({ review }) => review.state === 'reviewed'),
    isDemo: rows.some(({ isDemo }) => isDemo),
  }
}

const longest = (days: readonly (number | null)[]): number | null =>
  days.reduce<number | null>(
    (most, each) => (each === null ? most : Math.max(most ?? 0, each)),
    null,
  )
