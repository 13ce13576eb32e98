import { z } from 'zod'
import { STAFF_ROLES, type StaffRole } from '@/features/accounts/rules/staff-roles'
import { lineSchema } from '@/platform/fields'
import { orNone, typedWhole } from '@/platform/typed-numbers'
import { choiceOf, settingKind } from './kind'

/** Letters to the house: to its own address, or to everybody of a role. Who only reads gets none. */
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
  /** stands before the sender's address, which is the mail server's to allow and no setting */
  senderName: lineSchema(60).default(''),
  /** answers go there; empty: to the sender */
  replyTo: address,
  requestsTo: choiceOf(RECIPIENTS),
  artworkTo: choiceOf(RECIPIENTS),
  /** besides who sent the quote */
  depositsTo: choiceOf(RECIPIENTS),
  /** for how many days it is remembered which letters came to conversations; null for the usual number */
  inboundDays: orNone(typedWhole(14, 3650)),
})
/** Where nothing is set: a mail server gives up after days, and far beyond them no letter comes a second time. */
export const USUAL_INBOUND_DAYS = 90

/** Letters that no one person answers for. */
export type HouseLetter = 'requestsTo' | 'artworkTo' | 'depositsTo'

/** In whose name letters leave, where answers arrive, and who of the house gets which. */
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
