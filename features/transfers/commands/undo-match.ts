import 'server-only'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { reverseEntry } from '@/features/ledger/commands/post-entry'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError, NotFoundError } from '@/platform/errors'

/**
 * Undoes a match: its postings are reversed, its parts are open again, and its transfer has to be matched again. An
 * order that began with it goes on: a posting doesn't undo work. Repeating it has no effect.
 * @throws NotFoundError; ConflictError `over_balance` where the unapplied money has been spent meanwhile
 */
export async function undoMatch(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'transfer.match')
  const parsed = z.object({ matchId: z.uuid() }).safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { matchId: id } = parsed.data
  await inTransaction(context, async (tx, within) => {
    const by = auditActor(actor)
    const { count } = await tx.bankMatch.updateMany({
      where: { id, undoneAt: null },
      data: { undoneAt: now, undoneById: by.id, undoneBy: nameOf(actor) },
    })
    const match = await tx.bankMatch.findUnique({
      where: { id },
      select: { entryId: true, lines: { select: { id: true } } },
    })
    if (!match) throw new NotFoundError(`match ${id}`)
    if (count === 0) return
    const posted = await tx.ledgerEntry.findMany({
      where: { causeKind: 'transfer.matched', causeId: { in: match.lines.map((line) => line.id) } },
      orderBy: { serial: 'asc' },
      select: { id: true },
    })
    for (const entry of posted) await reverseEntry(within, entry.id)
    await recordAudit(tx, {
      actor: by,
      action: 'transfer.undo',
      objectType: 'bank_entry',
      objectId: match.entryId,
      before: { matchId: id },
    })
  })
}
