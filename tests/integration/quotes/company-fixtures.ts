import { randomUUID } from 'node:crypto'
import { memberActor, type Actor } from '@/features/accounts/rules/actor'
import type { CompanyRole } from '@/features/accounts/rules/company-roles'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { startQuote } from '@/features/quotes/commands/start-quote'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { db } from '@/platform/db/client'
import { as } from '@/tests/support/as'
import { namePlace } from './named-place'
import { staff } from './quote-fixtures'
import { aRequest, now } from './submit-request-fixtures'

/** Buying companies with their members, and quotes sent to them. */

export type Member = Extract<Actor, { kind: 'member' }>

export const person = (email: string) =>
  db.user.create({ data: { id: randomUUID(), name: email, email, emailVerified: true } })

/** The actor of a user's next call. */
export async function actorOf(userId: string): Promise<Member> {
  const { id, name, email, memberships } = await db.user.findUniqueOrThrow({
    where: { id: userId },
    include: { memberships: { where: { leftAt: null } } },
  })
  return memberActor({ userId: id, name, email }, memberships)
}

/** A new member of a company. */
export async function joins(companyId: string, roles: CompanyRole[], email: string) {
  const { id: userId } = await person(email)
  await db.companyMember.create({ data: { companyId, userId, roles } })
  return actorOf(userId)
}

/** A company with one member for each of some roles, with addresses of its own domain. */
export async function aCompany(
  ...roles: CompanyRole[][]
): Promise<{ id: string; people: Member[] }> {
  const name = `c${randomUUID().slice(0, 8)}`
  const { id } = await db.company.create({ data: { name } })
  const people: Member[] = []
  for (const [at, held] of roles.entries())
    people.push(await joins(id, held, `p${at}@${name}.example`))
  return { id, people }
}

export const memberId = async ({ userId }: Member): Promise<string> =>
  (await db.companyMember.findFirstOrThrow({ where: { userId } })).id

/** A sent quote of a company, requested by one of its members. */
export async function aQuote(by: Member) {
  const { serial: requestSerial } = await submitRequest(
    as(by, now),
    aRequest({
      contactEmail: by.email,
      lines: [{ kind: 'BULK', sku: 'RG-1-PL-17', quantity: 500 }],
    }),
    'en',
  )
  const { serial } = await startQuote(as(staff, now), requestSerial)
  const { id: quoteId, requestId } = await db.quote.findUniqueOrThrow({ where: { serial } })
  const { revision } = await namePlace(staff, serial, now)
  const { totalMinor } = revision.document
  const { documentHash } = await sendRevision(as(staff, now), {
    serial,
    revision: 1,
    version: revision.version,
    expectedTotalMinor: totalMinor,
  })
  const paper = { serial, revision: 1, documentHash }
  return { serial, requestSerial, quoteId, requestId, totalMinor, paper }
}
