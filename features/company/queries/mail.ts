import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { env } from '@/platform/env'
import { staffAddress } from '@/platform/house/addresses'
import { mailSetting, type HouseLetter } from '../settings/mail'
import { settingOf } from './settings'

/**
 * The recipients of a letter to the house: everybody of the role that the setting names, or else the house's own
 * address.
 * @param database the open transaction, if there is one
 * @param person who is responsible: they always get the letter, and take the place of the house's address
 */
export async function houseRecipients(
  letter: HouseLetter,
  person?: string | null,
  database: Prisma.TransactionClient = db,
): Promise<string[]> {
  const role = (await settingOf(mailSetting, null, database))?.value[letter] ?? 'house'
  const people =
    role === 'house'
      ? []
      : await database.user.findMany({
          where: { role: 'STAFF', roles: { has: role } },
          select: { email: true },
          orderBy: { email: 'asc' },
        })
  const all = [...(person ? [person] : []), ...people.map(({ email }) => email)]
  return all.length > 0 ? [...new Set(all)] : [await staffAddress(database)]
}

/** Letters that only show that mail arrives. */
export const TEST_LETTER = 'test-letter'
const SHOWN = 10

/** A letter with its outcome. */
export interface LetterFate {
  id: string
  toAddress: string
  subject: string
  state: 'QUEUED' | 'SENT' | 'KEPT' | 'FAILED' | 'BOUNCED' | 'HELD'
  attempts: number
  lastError: string | null
  createdAt: Date
  sentAt: Date | null
}

/** How this installation sends mail, the last test letters, and the letters that were rejected. */
export interface MailStanding {
  /** the sender's address configured for the mail server; null where letters are stored instead of sent */
  sender: string | null
  tests: LetterFate[]
  failed: LetterFate[]
}

export async function mailStanding(actor: Actor): Promise<MailStanding> {
  authorize(actor, 'mail.read')
  const select = {
    id: true,
    toAddress: true,
    subject: true,
    state: true,
    attempts: true,
    lastError: true,
    createdAt: true,
    sentAt: true,
  } as const
  const newest = { orderBy: { createdAt: 'desc' as const }, take: SHOWN, select }
  const [tests, failed] = await Promise.all([
    db.mailMessage.findMany({ ...newest, where: { template: TEST_LETTER }, take: 3 }),
    db.mailMessage.findMany({ ...newest, where: { state: { in: ['FAILED', 'BOUNCED'] } } }),
  ])
  const { SMTP_URL, MAIL_FROM } = env()
  return { sender: SMTP_URL ? MAIL_FROM : null, tests, failed }
}
