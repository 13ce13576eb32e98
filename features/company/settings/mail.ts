import { z } from 'zod'
import { STAFF_ROLES, type StaffRole } from '@/features/accounts/rules/staff-roles'
import { lineSchema } from '@/platform/fields'
import { orNone, typedWhole } from '@/platform/typed-numbers'
import { choiceOf, settingKind } from './kind'

/** Recipients of letters to the house: its own address, or everybody of a role. Viewers get none. */
type Recipients = 'house' | Exclude<StaffRole, 'viewer'>
const RECIPIENTS: readonly [Recipients, ...Recipients[]] = [
  'house',
  ...STAFF_ROLES.filter((role) => role !== 'viewer'),
]

const address = z
  .string()
  .trim()
  .default('')
  .pipe(z.union([z.literal(''), z.email()]))

const mailSchema = z.object({
  /** shown before the sender's address, which the mail server decides and which isn’t a setting */
  senderName: lineSchema(60).default(''),
  /** where replies go; empty for the sender */
  replyTo: address,
  requestsTo: choiceOf(RECIPIENTS),
  artworkTo: choiceOf(RECIPIENTS),
  /** in addition to who sent the quote */
  depositsTo: choiceOf(RECIPIENTS),
  /** how many days received letters of conversations are remembered, to recognize repeats; null for the default */
  inboundDays: orNone(typedWhole(14, 3650)),
})
/** The default: mail servers give up after days, and long after that no letter arrives a second time. */
export const USUAL_INBOUND_DAYS = 90

/** Letters for which no single person is responsible. */
export type HouseLetter = 'requestsTo' | 'artworkTo' | 'depositsTo'

/** The sender's name of letters, where replies arrive, and who of the house gets which letters. */
export const mailSetting = settingKind({
  section: 'mail',
  edit: 'setting.edit',
  scope: null,
  schema: mailSchema,
  fields: [
    { name: 'senderName' },
    { name: 'replyTo' },
    { name: 'requestsTo', kind: 'choice', choices: RECIPIENTS },
    { name: 'artworkTo', kind: 'choice', choices: RECIPIENTS },
    { name: 'depositsTo', kind: 'choice', choices: RECIPIENTS },
    { name: 'inboundDays', kind: 'whole' },
  ],
})
