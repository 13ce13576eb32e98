import 'server-only'
import { z } from 'zod'
import { schemaWords } from '@/platform/validation-words'
import { typedDecimal } from '@/platform/typed-numbers'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { inTransaction } from '@/platform/db/transaction'
import { recordAudit } from '@/platform/audit'
import { cacheChanged } from '@/platform/cache/changed'
import { TARIFFS_TAG } from '@/platform/cache-tags'
import { InvalidInputError } from '@/platform/errors'
import { volumeFromHistory } from '../engine/quota'
import { rulesInForce } from '../queries/rules-in-force'
import { kilograms, messagesOf } from '../rules/quota-entries'

const day = z.iso.date(schemaWords.day)

const openSchema = z
  .object({
    orderNumber: z.string().max(40),
    from: day,
    to: day,
    /** imports of the base years, kilograms, separated by semicolons, since a number may contain a comma */
    history: z
      .string()
      .trim()
      .min(1, schemaWords.base_years)
      .max(300)
      .transform((text, context): string[] => {
        const years = z.array(kilograms).safeParse(text.split(/\s*;\s*|,\s+|\n/))
        if (years.success) return years.data
        // Reported for the field as a whole: a form can't point at the third of its years.
        for (const message of new Set(messagesOf(years.error)))
          context.addIssue({
            code: 'custom',
            message: message === schemaWords.kilograms ? schemaWords.base_years : message,
          })
        return z.NEVER
      }),
    percent: typedDecimal(4, schemaWords.percentage).pipe(
      z.string().regex(/^\d{1,3}(\.|$)/, schemaWords.percentage_high),
    ),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: schemaWords.ends_before_begins })

/**
 * Opens a period of a quota, with its volume taken from the imports of base years.
 * @throws InvalidInputError also where periods of one quota would overlap
 */
export async function openQuotaWindow(context: Context, input: unknown): Promise<{ id: string }> {
  const { actor } = context
  authorize(actor, 'tariff.publish')
  const parsed = openSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { orderNumber, from, to, history: years, percent } = parsed.data
  const inForce = await rulesInForce()
  if (!inForce.compiledFor('US').quotas.has(orderNumber))
    throw new InvalidInputError({ orderNumber: [{ code: 'refusals.quota_unknown' }] })
  return inTransaction(context, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`quota ${orderNumber}`}))`
    const other = await tx.quotaWindow.findFirst({
      where: { orderNumber, fromDay: { lte: to }, toDay: { gte: from } },
    })
    if (other)
      throw new InvalidInputError({
        from: [
          { code: 'refusals.period_overlaps', values: { from: other.fromDay, to: other.toDay } },
        ],
      })
    const basis = `${percent}% of the average of ${years.join(', ')} kg`
    const { id } = await tx.quotaWindow.create({
      data: {
        orderNumber,
        fromDay: from,
        toDay: to,
        volume: volumeFromHistory(years, percent),
        basis,
        createdBy: nameOf(actor),
      },
    })
    await cacheChanged(tx, [TARIFFS_TAG])
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'quota.open',
      objectType: 'quota_window',
      objectId: id,
      after: { orderNumber, from, to, basis },
    })
    return { id }
  })
}
