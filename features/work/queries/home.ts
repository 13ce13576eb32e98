import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize, may, type PlainPermission } from '@/features/accounts/rules/permissions'
import type { Locale } from '@/i18n/routing'
import type { StaffRole } from '@/features/accounts/rules/staff-roles'
import { db } from '@/platform/db/client'
import { sectionsOf, vacantSections, type SectionName, type WorkSection } from '../rules/section'
import { exceptions } from './exceptions'
import { myFollowUps } from './follow-ups'
import { drafts, endingDocuments, lacking, openImports } from './merchandise-work'
import {
  approvalsAsked,
  depositsDue,
  partsDue,
  paymentsForAPerson,
  transfersToMatch,
} from './money-work'
import { askedAnew, expiring, toAnswer, unopened } from './sales-work'
import { movedQuotes, quotasNearFull, reviewsDue, rowsThatEnd } from './tariff-work'

type Find = (actor: Actor, now: Date, locale: Locale) => Promise<WorkSection>

/** The query for each list, and the permission to see it. */
const FOUND: Readonly<Record<SectionName, [PlainPermission, Find]>> = {
  toAnswer: ['request.list', toAnswer],
  askedAnew: ['quote.list', askedAnew],
  expiring: ['quote.list', expiring],
  unopened: ['quote.list', unopened],
  followUps: ['follow-up.keep', myFollowUps],
  drafts: ['catalog.desk', drafts],
  lacking: ['catalog.desk', lacking],
  documents: ['catalog.desk', endingDocuments],
  imports: ['catalog.desk', openImports],
  reviews: ['tariff.read', reviewsDue],
  endings: ['tariff.read', rowsThatEnd],
  quotas: ['tariff.read', quotasNearFull],
  moved: ['quote.list', movedQuotes],
  payments: ['payment.watch', paymentsForAPerson],
  transfers: ['transfer.match', transfersToMatch],
  deposits: ['order.list', depositsDue],
  parts: ['ledger.read', partsDue],
  approvals: ['notification.read', approvalsAsked],
  exceptions: ['system.read', exceptions],
}

/** What a person's start page shows. */
export interface Work {
  /** one list for each duty of their roles */
  own: WorkSection[]
  /** for an owner: lists of roles that nobody else has */
  vacant: { roles: StaffRole[]; sections: WorkSection[] }
}

/** The work of an actor of the house. */
export async function workOf(actor: Actor, locale: Locale, now = new Date()): Promise<Work> {
  authorize(actor, 'request.list')
  const found = (names: readonly SectionName[]) =>
    Promise.all(
      names
        .filter((name) => may(actor, FOUND[name][0]))
        .map((name) => FOUND[name][1](actor, now, locale)),
    )
  const vacant = actor.roles.includes('owner')
    ? vacantSections(actor.roles, await othersRoles(actor.userId))
    : []
  const [own, of] = await Promise.all([
    found(sectionsOf(actor.roles)),
    found(vacant.flatMap(({ sections }) => sections)),
  ])
  return { own, vacant: { roles: vacant.map(({ role }) => role), sections: of } }
}

/** The roles of everybody else in the house. */
async function othersRoles(userId: string): Promise<StaffRole[]> {
  const others = await db.user.findMany({
    where: { role: 'STAFF', leftAt: null, id: { not: userId } },
    select: { roles: true },
  })
  return others.flatMap(({ roles }) => roles)
}
