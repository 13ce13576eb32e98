import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import {
  limitIn,
  limitVerdict,
  windowStart,
  type LimitVerdict,
} from '@/features/accounts/rules/approval-limit'
import type { Prisma } from '@/platform/db/generated/client'
import { ConflictError, ForbiddenError } from '@/platform/errors'

/** The amount to be signed for, and the company that signs. */
export interface Signable {
  companyId: string
  currency: string
  amountMinor: number
}

/**
 * Whether the signer may sign for an amount alone. Their membership is locked until the transaction
 * ends, so that of two concurrent signatures that together exceed the limit the second counts the
 * first; and it is read again, so that a member removed a moment ago can't sign.
 * @throws ForbiddenError for somebody who no longer belongs to the company; ConflictError 'sign_in'
 *   for a signature by link alone where the company restricts who signs
 */
export async function holdLimit(
  tx: Prisma.TransactionClient,
  actor: Actor,
  signable: Signable,
  now: Date,
): Promise<LimitVerdict> {
  const { companyId } = signable
  const own = actor.kind === 'member' && actor.memberships.some((m) => m.companyId === companyId)
  if (!own) {
    if ((await tx.approvalLimit.count({ where: { member: { companyId, leftAt: null } } })) > 0)
      throw new ConflictError('sign_in')
    return { kind: 'free' }
  }
  await tx.$executeRaw`SELECT 1 FROM company_member WHERE "userId" = ${actor.userId} AND "companyId" = ${companyId}::uuid FOR UPDATE`
  return readLimit(tx, actor.userId, signable, now)
}

/**
 * The same without a lock: for pages before somebody signs.
 * @throws as `holdLimit`
 */
export async function readLimit(
  database: Prisma.TransactionClient,
  userId: string,
  { companyId, currency, amountMinor }: Signable,
  now: Date,
): Promise<LimitVerdict> {
  const member = await database.companyMember.findUnique({
    where: { userId_companyId: { userId, companyId }, leftAt: null },
    select: { roles: true, limits: true, company: { select: { timeZone: true } } },
  })
  if (!member) throw new ForbiddenError('no longer one of the company', true)
  if (member.roles.includes('owner')) return { kind: 'free' }
  const limits = member.limits.map((each) => ({ ...each, amountMinor: Number(each.amountMinor) }))
  const limit = limitIn(limits, currency)
  const used =
    limit === null || limit === 'free'
      ? 0
      : await signedFor(database, userId, companyId, {
          currency,
          zone: member.company.timeZone,
          from: windowStart(limit.window, member.company.timeZone, now),
        })
  return limitVerdict(limit, amountMinor, used)
}

/**
 * The amount that somebody has signed for since a day of their company's calendar, of orders not
 * cancelled, in minor units: orders as first signed, and what each amendment added.
 */
async function signedFor(
  database: Prisma.TransactionClient,
  userId: string,
  companyId: string,
  { currency, zone, from }: { currency: string; zone: string; from: string | null },
): Promise<number> {
  if (from === null) return 0
  const [row] = await database.$queryRaw<{ sum: bigint | null }[]>`
    SELECT sum(minor)::bigint AS sum FROM (
      SELECT coalesce(
        (SELECT m."beforeMinor" FROM order_amendment m WHERE m."orderId" = o.id AND m.state = 'SIGNED' ORDER BY m.number LIMIT 1),
        o."totalMinor") AS minor
      FROM acceptance a JOIN "order" o ON o."revisionId" = a."revisionId"
      WHERE a."signedById" = ${userId} AND o."companyId" = ${companyId}::uuid AND o.currency = ${currency}
        AND o.state <> 'CANCELLED' AND (a."acceptedAt" AT TIME ZONE ${zone})::date >= ${from}::date
      UNION ALL
      SELECT s."addedMinor" FROM amendment_signature s JOIN order_amendment m ON m.id = s."amendmentId" JOIN "order" o ON o.id = m."orderId"
      WHERE s."signedById" = ${userId} AND o."companyId" = ${companyId}::uuid AND o.currency = ${currency}
        AND o.state <> 'CANCELLED' AND (s."signedAt" AT TIME ZONE ${zone})::date >= ${from}::date) signed`
  return Number(row?.sum ?? 0)
}
