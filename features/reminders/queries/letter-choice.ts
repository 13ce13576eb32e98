import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import { readLetterToken } from '../rules/letter-token'

/** Whether the address that a letter went to gets reminders; null for a token that isn't ours. Read-only. */
export async function letterChoice(
  actor: Actor,
  token: string,
): Promise<{ address: string; wanted: boolean } | null> {
  authorize(actor, 'letter.answer')
  const id = readLetterToken('reminders', token)
  const request =
    id && (await db.quoteRequest.findUnique({ where: { id }, select: { contactEmail: true } }))
  if (!request) return null
  const address = request.contactEmail.toLowerCase()
  const choice = await db.reminderChoice.findUnique({ where: { address } })
  return { address, wanted: choice?.wanted ?? true }
}
