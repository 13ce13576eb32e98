import 'server-only'
import { z } from 'zod'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Context } from '@/features/accounts/context'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { decimalSchema, lineSchema } from '@/platform/fields'
import { dayOf } from '../queries/rates'
import { microsText, toMicros } from '../rules/micros'
import { RATE_KIND_NAMES, RATE_KINDS } from '../rules/rates'

const entered = z
  .object({
    kind: z.enum(RATE_KIND_NAMES),
    key: lineSchema(40),
    value: decimalSchema,
    currency: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^([A-Z]{3})?$/),
    validFrom: z.iso.date(),
    source: lineSchema(200).min(3),
  })
  .superRefine(({ kind, key, value, currency }, context) => {
    const { unit, keyed } = RATE_KINDS[kind]
    const wrong = (path: string, code: string) =>
      context.addIssue({ code: 'custom', path: [path], message: code })
    if ((keyed === null) !== (key === '')) wrong('key', keyed === null ? 'no_key' : 'needs_key')
    if (keyed === 'code' && !/^\d{4,10}$/.test(key)) wrong('key', 'needs_code')
    if ((unit === 'money') !== (currency !== ''))
      wrong('currency', unit === 'money' ? 'needs_currency' : 'no_currency')
    if (unit === 'percent' && Number(value) >= 100) wrong('value', 'percent_high')
  })

/** Problems that the refinements above name, in words. */
const RATE_PROBLEMS = [
  'no_key',
  'needs_key',
  'needs_code',
  'needs_currency',
  'no_currency',
  'percent_high',
] as const

/**
 * Sets a rate from its day on, as a row of its own with author and source; earlier rows stay. The
 * same row again changes nothing.
 * @throws InvalidInputError by field
 */
export async function saveCostRate(
  context: Context,
  input: unknown,
  { isDemo = false }: { isDemo?: boolean } = {},
): Promise<void> {
  const { actor } = context
  authorize(actor, 'cost.edit')
  const parsed = entered.safeParse(input)
  if (!parsed.success) throw inWords(InvalidInputError.fromZod(parsed.error))
  const { kind, key, validFrom, source } = parsed.data
  const value = microsText(toMicros(parsed.data.value))
  const currency = parsed.data.currency || null
  await inTransaction(context, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('cost rates'))`
    const newest = await tx.costRate.findFirst({
      where: { kind, key },
      orderBy: { version: 'desc' },
    })
    const before = newest && {
      value: newest.value.toString(),
      currency: newest.currency,
      validFrom: dayOf(newest.validFrom),
      source: newest.source,
    }
    const after = { value, currency, validFrom, source }
    if (JSON.stringify(before) === JSON.stringify(after)) return
    const { id } = await tx.costRate.create({
      data: {
        ...after,
        kind,
        key,
        version: (newest?.version ?? 0) + 1,
        validFrom: new Date(`${validFrom}T00:00:00Z`),
        isDemo,
        setById: 'userId' in actor ? actor.userId : null,
        setBy: nameOf(actor),
      },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'cost_rate.set',
      objectType: 'cost_rate',
      objectId: id,
      ...(before ? { before: { kind, key, ...before } } : {}),
      after: { kind, key, ...after },
    })
  })
}

/**
 * Records a second person's confirmation that a rate matches its source: the row again, with who
 * reviewed it and when.
 * @throws ForbiddenError, NotFoundError, InvalidInputError for who set it, ConflictError 'stale'
 *   for a row that isn't the newest of its kind and key
 */
export async function reviewCostRate(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'cost.edit')
  const parsed = z.object({ id: z.uuid() }).safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  await inTransaction(context, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('cost rates'))`
    const row = await tx.costRate.findUnique({ where: { id: parsed.data.id } })
    if (!row) throw new NotFoundError(`rate ${parsed.data.id}`)
    const newer = await tx.costRate.findFirst({
      where: { kind: row.kind, key: row.key, version: { gt: row.version } },
    })
    if (newer || row.reviewedBy !== null) throw new ConflictError('stale')
    if (row.setById !== null && 'userId' in actor && row.setById === actor.userId)
      throw new InvalidInputError({ change: [{ code: 'costs.problems.own_review' }] })
    const { id: _, version, setAt: __, ...fields } = row
    const { id } = await tx.costRate.create({
      data: { ...fields, version: version + 1, reviewedBy: nameOf(actor), reviewedAt: now },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'cost_rate.review',
      objectType: 'cost_rate',
      objectId: id,
      after: { kind: row.kind, key: row.key, value: row.value.toString() },
    })
  })
}

const inWords = (error: InvalidInputError): InvalidInputError =>
  new InvalidInputError(
    Object.fromEntries(
      Object.entries(error.complaints).map(([field, all]) => [
        field,
        all.map((each) => {
          const problem = RATE_PROBLEMS.find((name) => name === each)
          return problem ? ({ code: `costs.problems.${problem}` } as const) : each
        }),
      ]),
    ),
  )
