import { z } from 'zod'
import { STAFF_ROLES, type StaffRole } from '@/features/accounts/rules/staff-roles'
import { lineSchema } from '@/platform/fields'
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
})
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
  ],
})
