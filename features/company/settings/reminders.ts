import { z } from 'zod'
import { orNone, typedWhole } from '@/platform/typed-numbers'
import { settingKind } from './kind'

const remindersSchema = z.object({
  /** working hours after which the house's people are reminded of a buyer who waits; null for never */
  requestHours: orNone(typedWhole(1, 200)),
  /** working days in which nobody has looked at a sent quote */
  unopenedDays: orNone(typedWhole(1, 60)),
  /** before the last day of a quote, twice; moved to the working day before where the house is closed */
  expiryDays: orNone(typedWhole(1, 60)),
  lastDays: orNone(typedWhole(1, 60)),
  /** working days after a letter that tells of a tariff change, where its buyer says nothing to it */
  movedDays: orNone(typedWhole(1, 60)),
  /** working days after a quote is over unsigned, for the one question to its buyer */
  surveyDays: orNone(typedWhole(1, 60)),
  /** before the last day of a company's paper or a product's certificate: an office or laboratory takes weeks */
  paperDays: orNone(typedWhole(1, 365)),
  /** working days before money is due or a quote ends, from which the desk marks it */
  dueDays: orNone(typedWhole(1, 60)),
  /** days ahead within which a quote that ends is in sales' list; null for as long as it is marked */
  listedDays: orNone(typedWhole(1, 60)),
  /** hours after which a sent quote that nobody opened is in sales' list; null for at once */
  unopenedHours: orNone(typedWhole(1, 500)),
})
export type Reminders = z.infer<typeof remindersSchema>

/** When whom the house reminds; what is empty it doesn't. */
export const remindersSetting = settingKind({
  section: 'reminders',
  edit: 'setting.edit',
  scope: null,
  schema: remindersSchema,
  fields: [
    { name: 'requestHours', kind: 'whole' },
    { name: 'unopenedDays', kind: 'whole' },
    { name: 'expiryDays', kind: 'whole' },
    { name: 'lastDays', kind: 'whole' },
    { name: 'movedDays', kind: 'whole' },
    { name: 'surveyDays', kind: 'whole' },
    { name: 'paperDays', kind: 'whole' },
    { name: 'dueDays', kind: 'whole' },
    { name: 'listedDays', kind: 'whole' },
    { name: 'unopenedHours', kind: 'whole' },
  ],
})
