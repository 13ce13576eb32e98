import 'server-only'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { postEntry } from '@/features/ledger/commands/post-entry'
import { houseAccount } from '@/features/ledger/rules/accounts'
import { transfer } from '@/features/ledger/rules/entry'
import { recordAudit } from '@/platform/audit'
import type { Prisma } from '@/platform/db/generated/client'
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
 * Sets aside received money that is no buyer's, such as interest: it is booked as such, stops waiting, and can be
 * undone like any match. A payout of Stripe must have left there and not have been shown by the bank before.
 * @throws InvalidInputError by field, `reason` where no such payout is on its way; ConflictError `stale`;
 *   NotFoundError
 */
export async function setAside(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'transfer.match')
  const parsed = asideSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { entryId, reason, note } = parsed.data
  await inTransaction(context, async (tx, within) => {
    const { amountMinor, currency, valueOn } = await holdEntry(tx, entryId)
    const payoutId =
      reason === 'stripe_payout' ? await holdPayout(tx, { amountMinor, currency }) : null
    const by = auditActor(actor)
    const match = await tx.bankMatch.create({
      data: {
        entryId,
        reason,
        note,
        payoutId,
        ground: payoutId ? 'payout' : 'aside',
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
          payoutId
            ? houseAccount('PAYOUT_TRANSIT', currency)
            : houseAccount('OTHER_RECEIPT', currency, reason),
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
      after: { currency, amountMinor, reason, note, payoutId },
    })
  })
}

/** Locks the oldest payout of Stripe of this amount that the bank hasn't shown. */
async function holdPayout(
  tx: Prisma.TransactionClient,
  { amountMinor, currency }: { amountMinor: number; currency: string },
): Promise<string> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('payouts at the bank', 0))`
  const payout = await tx.stripePayout.findFirst({
    where: { amountMinor, currency, status: 'paid', matches: { none: { undoneAt: null } } },
    orderBy: [{ madeAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  })
  if (!payout) throw new InvalidInputError({ reason: [words.no_such_payout] })
  return payout.id
}
