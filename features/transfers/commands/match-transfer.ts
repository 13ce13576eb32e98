import 'server-only'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { postEntry } from '@/features/ledger/commands/post-entry'
import { houseAccount } from '@/features/ledger/rules/accounts'
import { transfer } from '@/features/ledger/rules/entry'
import { receiveMoney } from '@/features/orders/commands/receive-money'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { enqueue } from '@/platform/jobs'
import { schemaWords as words } from '@/platform/validation-words'
import { matchFacts } from '../queries/match-facts'
import { matcher, proposalMark } from '../rules/match'
import { holdEntry } from './hold-entry'
import { transferReceivedJob } from '../jobs/transfer-received'

const matchSchema = z.object({
  entryId: z.uuid(),
  /** references that a person read elsewhere; without any, those of the transfer itself count */
  typed: z.string().trim().max(300).default(''),
  /** the proposal that was looked at; if it has changed meanwhile, it must be looked at again */
  shown: z.string().max(4_000).default(''),
})

/**
 * Books a transfer to the parts it is for, by its proposal or by typed references: what came in, what a bank kept of
 * it, and what is too much. All of it or nothing, once.
 * @throws ConflictError `stale` where the proposal has changed, `nothing` where it is for nobody; InvalidInputError
 *   for typed references that don't exist; NotFoundError
 */
export async function matchTransfer(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'transfer.match')
  const parsed = matchSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { entryId, typed, shown } = parsed.data
  await inTransaction(context, async (tx, within) => {
    const entry = await holdEntry(tx, entryId)
    const { amountMinor } = entry
    const receipt = { ...entry, ...(typed ? { reference: '', text: typed } : {}) }
    const proposal = matcher(await matchFacts(tx, [`${receipt.reference} ${receipt.text}`]))(
      receipt,
    )
    if (typed && !proposal.ground.startsWith('reference'))
      throw new InvalidInputError({ typed: [words.reference_unknown] })
    if (!typed && proposalMark(proposal) !== shown) throw new ConflictError('stale')
    const { companyId, parts, feeMinor, unappliedMinor } = proposal
    if (companyId === null) throw new ConflictError('nothing')
    const { currency } = entry
    const valueOn = entry.valueOn.toISOString().slice(0, 10)
    const bank = houseAccount('BANK', currency, currency)
    const match = await tx.bankMatch.create({
      data: {
        entryId,
        companyId,
        ground: typed ? 'typed' : proposal.ground,
        score: proposal.score,
        flags: proposal.flags,
        madeById: auditActor(actor).id,
        madeBy: nameOf(actor),
        madeAt: now,
      },
    })
    const last = parts.at(-1)
    const lines = [
      ...parts.map((part) => ({ kind: 'PART' as const, ...part })),
      ...(feeMinor > 0 && last
        ? [{ kind: 'FEE' as const, partId: last.partId, amountMinor: feeMinor }]
        : []),
    ]
    for (const { kind, partId, amountMinor: share } of lines) {
      const line = await tx.bankMatchLine.create({
        data: { matchId: match.id, kind, partId, amountMinor: share },
      })
      const booking = await receiveMoney(within, {
        partId,
        amountMinor: share,
        currency,
        into: kind === 'PART' ? bank : houseAccount('BANK_FEE', currency),
        cause: { kind: 'transfer.matched', id: line.id },
        valueOn,
      })
      // Somebody paid the part meanwhile: a person looks at the surplus before it is booked.
      if (booking.appliedMinor !== share) throw new ConflictError('stale')
    }
    if (unappliedMinor > 0) {
      const line = await tx.bankMatchLine.create({
        data: { matchId: match.id, kind: 'UNAPPLIED', amountMinor: unappliedMinor },
      })
      await postEntry(within, {
        cause: { kind: 'transfer.matched', id: line.id },
        postings: transfer(
          houseAccount('UNAPPLIED_RECEIPT', currency, companyId),
          bank,
          unappliedMinor,
        ),
        valueOn,
      })
    }
    if (parts.length > 0) await enqueue(tx, transferReceivedJob, { matchId: match.id })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'transfer.match',
      objectType: 'bank_entry',
      objectId: entryId,
      after: { currency, amountMinor, ground: match.ground, feeMinor, unappliedMinor },
    })
  })
}
