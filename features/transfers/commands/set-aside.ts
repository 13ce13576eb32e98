import 'server-only'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { postEntry } from '@/features/ledger/commands/post-entry'
import { houseAccount } from '@/features/ledger/rules/accounts'
import { transfer } from '@/features/ledger/rules/entry'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { schemaWords as words } from '@/platform/validation-words'
import { ASIDE_REASONS } from '../rules/aside'
import { holdEntry } from './hold-entry'

const asideSchema = z
  .object({
    entryId: z.uuid(),
    reason: z.enum(ASIDE_REASONS),
    note: z.string().trim().max(300).default(''),
  })
  .refine(({ reason, note }) => reason !== 'other' || note !== '', {
    path: ['note'],
    message: words.not_empty,
  })

/**
 * Sets money aside that came in and is no buyer's, such as interest: it is booked as that, waits no more, and is undone
 * as any match.
 * @throws InvalidInputError by field; ConflictError `stale`; NotFoundError
 */
export async function setAside(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'transfer.match')
  const parsed = asideSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { entryId, reason, note } = parsed.data
  await inTransaction(context, async (tx, within) => {
    const { amountMinor, currency, valueOn } = await holdEntry(tx, entryId)
    const by = auditActor(actor)
    const match = await tx.bankMatch.create({
      data: {
        entryId,
        reason,
        note,
        ground: 'aside',
        score: 0,
        flags: [],
        madeById: by.id,
        madeBy: nameOf(actor),
        madeAt: now,
        lines: { create: { kind: 'ASIDE', amountMinor } },
      },
      select: { lines: { select: { id: true } } },
    })
    for (const { id } of match.lines)
      await postEntry(within, {
        cause: { kind: 'transfer.matched', id },
        postings: transfer(
          houseAccount('OTHER_RECEIPT', currency, reason),
          houseAccount('BANK', currency, currency),
          amountMinor,
        ),
        valueOn: valueOn.toISOString().slice(0, 10),
      })
    await recordAudit(tx, {
      actor: by,
      action: 'transfer.aside',
      objectType: 'bank_entry',
      objectId: entryId,
      after: { currency, amountMinor, reason, note },
    })
  })
}
