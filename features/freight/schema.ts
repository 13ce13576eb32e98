import { z } from 'zod'
import { CONTAINER_TYPES, LEGS, MODES, UNITS } from './engine/types'

/** Freight as a quote keeps it, as zod schemas. Safe in the browser. */

const decimal = z.string().regex(/^\d+(\.\d+)?$/)
const unit = z.enum(UNITS)

/** How the amount of a component was computed; mirrors the engine's `Formula`. */
export const formulaSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('per_unit'),
    quantity: decimal,
    unit: unit.exclude(['shipment']),
    rate: decimal,
  }),
  z.object({ kind: z.literal('flat') }),
  z.object({ kind: z.literal('minimum'), quantity: decimal, unit, rate: decimal }),
  z.object({ kind: z.literal('percent'), percent: decimal, ofMinor: z.int() }),
  z.object({ kind: z.literal('per_kg'), quantity: decimal, rate: decimal }),
])

/** A row of a rate card that a quote used. */
const usedRow = z.object({
  id: z.string(),
  lane: z.string(),
  carrier: z.string(),
  service: z.string(),
  leg: z.enum(LEGS),
  unit,
  from: decimal,
  to: decimal.nullable(),
  rate: decimal,
  minimum: decimal.nullable(),
  divisor: z.int().nullable(),
  roundTo: decimal.nullable(),
  containerType: z.enum(CONTAINER_TYPES).nullable(),
  fuelPercent: decimal.nullable(),
  surcharges: z.array(
    z.object({ name: z.string(), per: z.enum(['percent', 'kg', 'shipment']), amount: decimal }),
  ),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  source: z.string(),
  review: z.discriminatedUnion('state', [
    z.object({ state: z.literal('reviewed'), at: z.iso.date(), by: z.string() }),
    z.object({ state: z.literal('not_reviewed') }),
  ]),
  isDemo: z.boolean(),
})

/** What a quote's freight is based on: cartons, components and the rows of the card. */
export const usedFreightSchema = z.object({
  mode: z.enum(MODES),
  /** legs that the seller pays under the quote's Incoterm, and which the amount covers */
  legs: z.array(z.enum(LEGS)),
  transitMin: z.int().nullable(),
  transitMax: z.int().nullable(),
  cartonCount: z.int(),
  grossGrams: z.int(),
  volumeCm3: z.int(),
  containers: z.array(z.object({ type: z.enum(CONTAINER_TYPES), count: z.int() })),
  /** in the card's currency */
  currency: z.string(),
  components: z.array(
    z.object({
      leg: z.enum(LEGS),
      what: z.enum(['freight', 'fuel', 'surcharge']),
      name: z.string(),
      formula: formulaSchema,
      because: z.enum(['next_band', 'least']).nullable(),
      amountMinor: z.int(),
      rowId: z.string(),
    }),
  ),
  rows: z.array(usedRow),
})
export type UsedFreight = z.infer<typeof usedFreightSchema>
