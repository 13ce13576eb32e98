import { importCards } from '@/features/freight/commands/import-cards'
import { reviewCards } from '@/features/freight/commands/review-cards'
import { cardFileText } from '@/features/freight/rules/card-file'
import type { CardTerms } from '@/features/freight/rules/card-row'
import { staffActor } from '@/features/accounts/rules/actor'
import { rolesWith } from '@/features/accounts/rules/permissions'
import type { PrismaClient } from '@/platform/db/generated/client'
import { addDays, factoryDay } from '@/platform/day'

/** Freight rates of one lane of the demonstration. Invented: no carrier's rates. */
interface Lane {
  to: string
  /** per kilogram: by courier above 20.5 kg, and by air above 100 kg */
  express: number
  air: number
  /** per cubic metre or tonne, per 20-foot and per 40-foot high container */
  lcl: number
  fcl: readonly [number, number]
  /** per kilogram by rail in a shared container, door to terminal; undefined where no line goes */
  rail?: number
  /** from door or port to the next, minimum and maximum days */
  days: {
    express: readonly [number, number]
    air: readonly [number, number]
    sea: readonly [number, number]
    rail?: readonly [number, number]
  }
}

const LANES: readonly Lane[] = [
  {
    to: 'US',
    express: 7.4,
    air: 5.2,
    lcl: 95,
    fcl: [2350, 3900],
    days: { express: [4, 6], air: [6, 9], sea: [24, 34] },
  },
  {
    to: 'CA',
    express: 7.9,
    air: 5.6,
    lcl: 105,
    fcl: [2600, 4250],
    days: { express: [4, 7], air: [7, 10], sea: [26, 36] },
  },
  {
    to: 'MX',
    express: 8.3,
    air: 5.9,
    lcl: 110,
    fcl: [2700, 4400],
    days: { express: [5, 8], air: [7, 11], sea: [24, 33] },
  },
  {
    to: 'GB',
    express: 7.1,
    air: 4.9,
    lcl: 88,
    fcl: [2500, 4100],
    days: { express: [3, 6], air: [6, 9], sea: [32, 42] },
  },
  {
    to: 'DE',
    express: 6.9,
    air: 4.7,
    lcl: 85,
    fcl: [2450, 4000],
    rail: 1.15,
    days: { express: [3, 6], air: [6, 9], sea: [33, 43], rail: [18, 24] },
  },
  {
    to: 'AU',
    express: 6.6,
    air: 4.4,
    lcl: 78,
    fcl: [1900, 3200],
    days: { express: [4, 6], air: [6, 9], sea: [18, 27] },
  },
]
const VALID_DAYS = 365

/** The rows of a lane: courier, air, rail, part loads and containers, each with its charges before and after. */
function rowsOf({ to, express, air, lcl, fcl, rail, days }: Lane, validFrom: string): CardTerms[] {
  const card: Omit<CardTerms, 'mode' | 'service' | 'unit' | 'rate'> = {
    lane: `CN-${to}`,
    carrier: 'Demo carrier',
    origin: 'CN',
    destination: to,
    zone: '',
    leg: 'main',
    from: '0',
    to: null,
    minimum: null,
    currency: 'USD',
    divisor: null,
    roundTo: null,
    containerType: null,
    transitMin: null,
    transitMax: null,
    fuelPercent: null,
    surcharges: [],
    validFrom,
    validTo: addDays(validFrom, VALID_DAYS),
    source: 'Demonstration: made up for this site, no carrier’s rates',
    note: 'demo',
  }
  const [transit, flight, voyage] = [days.express, days.air, days.sea].map(
    ([transitMin, transitMax]) => ({
      transitMin,
      transitMax,
    }),
  )
  const rate = (amount: number): string => String(Number(amount.toFixed(2)))
  const courier = {
    ...card,
    ...transit,
    mode: 'express',
    service: 'Demo courier, door to door',
    unit: 'kg',
    divisor: 5000,
    fuelPercent: '18',
  } as const
  const plane = {
    ...card,
    ...flight,
    mode: 'air',
    service: 'Demo air, to the door',
    unit: 'kg',
    divisor: 6000,
    roundTo: '0.5',
    fuelPercent: '12',
  } as const
  const part = { ...card, ...voyage, mode: 'lcl', service: 'Demo part load, to the door' } as const
  const box = { ...card, ...voyage, mode: 'fcl', service: 'Demo container, to the door' } as const
  const flying = { ...plane, transitMin: null, transitMax: null, fuelPercent: null, roundTo: null }
  const sharing = { ...part, transitMin: null, transitMax: null }
  const boxed = { ...box, transitMin: null, transitMax: null }
  return [
    {
      ...courier,
      to: '5',
      rate: rate(express * 1.9),
      minimum: '32',
      roundTo: '0.5',
      surcharges: [{ name: 'peak', per: 'kg', amount: '0.35' }],
    },
    {
      ...courier,
      from: '5',
      to: '20.5',
      rate: rate(express * 1.3),
      roundTo: '0.5',
      surcharges: [{ name: 'peak', per: 'kg', amount: '0.35' }],
    },
    {
      ...courier,
      from: '20.5',
      rate: rate(express),
      roundTo: '1',
      surcharges: [{ name: 'peak', per: 'kg', amount: '0.35' }],
    },
    { ...plane, to: '45', rate: rate(air * 1.4), minimum: '85' },
    { ...plane, from: '45', to: '100', rate: rate(air * 1.15) },
    { ...plane, from: '100', to: '300', rate: rate(air) },
    { ...plane, from: '300', rate: rate(air * 0.88) },
    {
      ...flying,
      leg: 'origin',
      unit: 'shipment',
      rate: '55',
      surcharges: [{ name: 'export declaration', per: 'shipment', amount: '30' }],
    },
    {
      ...flying,
      leg: 'destination',
      rate: '0.42',
      minimum: '95',
      surcharges: [{ name: 'import handling', per: 'shipment', amount: '60' }],
    },
    {
      ...part,
      unit: 'wm',
      from: '1',
      rate: rate(lcl),
      surcharges: [{ name: 'bunker', per: 'percent', amount: '14' }],
    },
    {
      ...sharing,
      leg: 'origin',
      unit: 'wm',
      from: '1',
      rate: '28',
      surcharges: [{ name: 'documents', per: 'shipment', amount: '45' }],
    },
    {
      ...sharing,
      leg: 'destination',
      unit: 'wm',
      from: '1',
      rate: '62',
      surcharges: [
        { name: 'documents', per: 'shipment', amount: '75' },
        { name: 'delivery', per: 'shipment', amount: '180' },
      ],
    },
    { ...box, unit: 'container', containerType: '20GP', rate: rate(fcl[0]) },
    { ...box, unit: 'container', containerType: '40HQ', rate: rate(fcl[1]) },
    { ...boxed, leg: 'origin', unit: 'container', containerType: '20GP', rate: '260' },
    { ...boxed, leg: 'origin', unit: 'container', containerType: '40HQ', rate: '310' },
    { ...boxed, leg: 'destination', unit: 'container', containerType: '20GP', rate: '690' },
    { ...boxed, leg: 'destination', unit: 'container', containerType: '40HQ', rate: '820' },
    ...(rail === undefined || !days.rail ? [] : trainRows(card, rate(rail), days.rail)),
  ]
}

/** By rail across the continent, with the same volumetric weight as by air. */
function trainRows(
  card: Omit<CardTerms, 'mode' | 'service' | 'unit' | 'rate'>,
  rate: string,
  [transitMin, transitMax]: readonly [number, number],
): CardTerms[] {
  const train = { ...card, mode: 'rail', service: 'Demo rail, to the door' } as const
  return [
    {
      ...train,
      transitMin,
      transitMax,
      unit: 'kg',
      divisor: 6000,
      roundTo: '1',
      rate,
      minimum: '140',
      surcharges: [{ name: 'security', per: 'shipment', amount: '20' }],
    },
    {
      ...train,
      leg: 'origin',
      unit: 'shipment',
      rate: '60',
      surcharges: [{ name: 'export declaration', per: 'shipment', amount: '30' }],
    },
    { ...train, leg: 'destination', unit: 'kg', divisor: 6000, rate: '0.38', minimum: '110' },
  ]
}

/** Rate cards of the demonstration, imported by one of the demo's people and reviewed by another. */
export async function seedFreight(db: PrismaClient, now = new Date()): Promise<number> {
  const people = await db.user.findMany({
    where: { isDemo: true, roles: { hasSome: rolesWith('freight.edit') } },
    orderBy: { email: 'asc' },
  })
  const [taker, reader] = people.map(staffActor)
  if (!taker || !reader) return 0
  const validFrom = addDays(factoryDay(now), -30)
  for (const lane of LANES) {
    const file = cardFileText(rowsOf(lane, validFrom))
    const { serial } = await importCards({ actor: taker, now }, file, {
      replace: false,
      isDemo: true,
    })
    await reviewCards({ actor: reader, now }, serial)
  }
  return LANES.length
}
