import { z } from 'zod'
import { countryName } from '@/platform/countries'
import { countrySchema } from '@/platform/fields'
import { orNone, typedWhole } from '@/platform/typed-numbers'
import { schemaWords as words } from '@/platform/validation-words'
import { settingKind } from './kind'

/** Terms of delivery (Incoterms® 2020) that the house trades on, from the gate outwards. */
const DELIVERY_TERMS = ['EXW', 'FOB', 'CIF', 'DAP', 'DDP'] as const
export type DeliveryTerm = (typeof DELIVERY_TERMS)[number]

const isOffered = z
  .string()
  .default('')
  .transform((text) => text === 'on')

const deliverySchema = z
  .object({
    exw: isOffered,
    fob: isOffered,
    cif: isOffered,
    dap: isOffered,
    ddp: isOffered,
    /** from the factory's gate to the customs entry there; null for the quote defaults */
    oceanDays: orNone(typedWhole(1, 150)),
    airDays: orNone(typedWhole(1, 60)),
  })
  .transform(({ oceanDays, airDays, ...terms }): Delivery => ({
    terms: DELIVERY_TERMS.filter((term) => terms[term.toLowerCase() as Lowercase<DeliveryTerm>]),
    oceanDays,
    airDays,
  }))
  .refine(({ terms }) => terms.length > 0, { path: ['exw'], message: words.one_term })

/** How goods go to one destination. */
export interface Delivery {
  /** those that buyers may ask for; a destination without a setting is offered all */
  terms: DeliveryTerm[]
  oceanDays: number | null
  airDays: number | null
}

/** Terms of delivery and transit days, one setting for each destination. */
export const deliverySetting = settingKind({
  section: 'delivery',
  edit: 'setting.edit',
  scope: countrySchema.refine((code) => countryName(code, 'en') !== code, words.country),
  summary: ['exw', 'fob', 'cif', 'dap', 'ddp', 'oceanDays', 'airDays'],
  schema: deliverySchema,
  fields: [
    { name: 'exw', kind: 'check' },
    { name: 'fob', kind: 'check' },
    { name: 'cif', kind: 'check' },
    { name: 'dap', kind: 'check' },
    { name: 'ddp', kind: 'check', wide: true },
    { name: 'oceanDays', kind: 'whole' },
    { name: 'airDays', kind: 'whole' },
  ],
})
