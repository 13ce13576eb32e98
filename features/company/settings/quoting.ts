import { z } from 'zod'
import { compareDecimals } from '../rules/decimals'
import { lineSchema } from '@/platform/fields'
import { orNone, typedDecimal, typedWhole } from '@/platform/typed-numbers'
import { schemaWords as words } from '@/platform/validation-words'
import { settingKind } from './kind'

/** A typed percentage, as canonical text. @param most the largest */
const percent = (least: number, most: number) =>
  typedDecimal(2, words.percentage).refine(
    (text) => compareDecimals(text, String(least)) >= 0 && compareDecimals(text, String(most)) <= 0,
    words.percentage_share,
  )

const quotingSchema = z.object({
  /** of the total, on acceptance */
  depositPercent: percent(1, 100),
  /** from the day of drafting to the last day of validity */
  validityDays: typedWhole(1, 365),
  /** from the factory's gate to the customs entry */
  oceanDays: typedWhole(1, 150),
  airDays: typedWhole(1, 60),
  /** a capped tariff charge is offered at this much above the one quoted */
  capPercent: percent(0, 100),
  /** a lock that a buyer asks for lasts this long beyond the expected day of entry */
  lockMarginDays: typedWhole(0, 365),
  /** off the list price of the goods, which sales may give alone; null for any */
  salesDiscountPercent: orNone(percent(0, 100)),
  /** which a sales manager may; above it an owner says yes */
  managerDiscountPercent: orNone(percent(0, 100)),
  /** where goods are brought onto the ship */
  loadingPort: lineSchema(60).min(2),
  /** working days after the signature within which the deposit is due; null where nothing is said */
  depositDays: orNone(typedWhole(0, 90)),
  /** working days more, for which a piece is offered at less by the percent beside; null for no such offer */
  longerLeadDays: orNone(typedWhole(1, 180)),
  longerLeadPercent: orNone(percent(0, 50)),
  /** working hours within which a person answers; null where nothing is promised */
  answerHours: orNone(typedWhole(1, 200)),
  /** of what was paid, what stays when the buyer cancels once materials are bought; null for the usual term */
  cancelMaterialsPercent: orNone(percent(0, 100)),
  /** once production has begun */
  cancelProductionPercent: orNone(percent(0, 100)),
  /** a year, on what is paid after its due day; null for none */
  lateInterestPercent: orNone(percent(0, 36)),
  /** working days that a deposit may be late before slots taken for its order are given up; null for never */
  slotDays: orNone(typedWhole(0, 60)),
})
export type Quoting = z.infer<typeof quotingSchema>

/** What a quote begins with; staff change it in the quote. */
export const quotingSetting = settingKind({
  section: 'quoting',
  edit: 'setting.edit',
  scope: null,
  schema: quotingSchema,
  fields: [
    { name: 'depositPercent', kind: 'decimal' },
    { name: 'validityDays', kind: 'whole' },
    { name: 'oceanDays', kind: 'whole' },
    { name: 'airDays', kind: 'whole' },
    { name: 'capPercent', kind: 'decimal' },
    { name: 'lockMarginDays', kind: 'whole' },
    { name: 'salesDiscountPercent', kind: 'decimal' },
    { name: 'managerDiscountPercent', kind: 'decimal' },
    { name: 'loadingPort' },
    { name: 'depositDays', kind: 'whole' },
    { name: 'longerLeadDays', kind: 'whole' },
    { name: 'longerLeadPercent', kind: 'decimal' },
    { name: 'answerHours', kind: 'whole' },
    { name: 'cancelMaterialsPercent', kind: 'decimal' },
    { name: 'cancelProductionPercent', kind: 'decimal' },
    { name: 'lateInterestPercent', kind: 'decimal' },
    { name: 'slotDays', kind: 'whole' },
  ],
})
