import 'server-only'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { currencySchema, wordsSchema } from '@/platform/fields'
import { amountOf } from '@/platform/number-words'
import { schemaWords as words } from '@/platform/validation-words'

const creditSchema = z.object({
  companyId: z.uuid(),
  currency: currencySchema,
  /** the version that was seen: another one means that somebody else was quicker */
  version: z.coerce.number().int().min(0),
  /** as typed; empty for no limit */
  limit: z.string().trim().max(40).default(''),
  held: z.string().default(''),
  note: wordsSchema(300).default(''),
})

/**
 * Sets how much a company may owe at once in a currency, and whether it is on hold. Earlier settings are kept.
 * @throws InvalidInputError by field; ConflictError `stale`; NotFoundError
 */
export async function setCredit(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'credit.set')
  const parsed = creditSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { companyId, currency, version, limit, held, note } = parsed.data
  const { value = null, complaint } = limit === '' ? {} : amountOf(limit, { currency })
  if (limit !== '' && (value === null || value < 0))
    throw new InvalidInputError({ limit: [complaint ?? words.refused] })
  const isHeld = held === 'on'
  if (isHeld && note === '') throw new InvalidInputError({ note: [words.not_empty] })
  await inTransaction(context, async (tx) => {
    const [company] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM company WHERE id = ${companyId}::uuid FOR NO KEY UPDATE`
    if (!company) throw new NotFoundError(`company ${companyId}`)
    const before = await tx.companyCredit.findFirst({
      where: { companyId, currency },
      orderBy: { version: 'desc' },
    })
    if ((before?.version ?? 0) !== version) throw new ConflictError('stale')
    const by = auditActor(actor)
    await tx.companyCredit.create({
      data: {
        companyId,
        currency,
        version: version + 1,
        limitMinor: value,
        isHeld,
        note,
        setById: by.id,
        setBy: nameOf(actor),
        setAt: now,
      },
    })
    await recordAudit(tx, {
      actor: by,
      action: 'credit.set',
      objectType: 'company',
      objectId: companyId,
      ...(before
        ? {
            before: {
              limitMinor: before.limitMinor === null ? null : Number(before.limitMinor),
              isHeld: before.isHeld,
            },
          }
        : {}),
      after: { currency, limitMinor: value, isHeld, note },
    })
  })
}
