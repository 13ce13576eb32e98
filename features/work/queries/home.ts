import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize, may, type PlainPermission } from '@/features/accounts/rules/permissions'
import type { Locale } from '@/i18n/routing'
import { sectionsOf, type SectionName, type WorkSection } from '../rules/section'
import { myFollowUps } from './follow-ups'
import { drafts, endingDocuments, lacking, openImports } from './merchandise-work'
import { approvalsAsked, depositsDue, exceptions, paymentsForAPerson } from './money-work'
import { askedAnew, expiring, toAnswer } from './sales-work'
import { movedQuotes, quotasNearFull, reviewsDue, rowsThatEnd } from './tariff-work'

type Find = (actor: Actor, now: Date, locale: Locale) => Promise<WorkSection>

/** How each list is found, and what it takes to see it. */
const FOUND: Readonly<Record<SectionName, [PlainPermission, Find]>> = {
  toAnswer: ['request.list', toAnswer],
  askedAnew: ['quote.list', askedAnew],
  expiring: ['quote.list', expiring],
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
  deposits: ['order.list', depositsDue],
  approvals: ['notification.read', approvalsAsked],
  exceptions: ['mail.read', exceptions],
}

/** What somebody of the house has to do, a list for each thing that their roles do. */
export async function workOf(
  actor: Actor,
  locale: Locale,
  now = new Date(),
): Promise<WorkSection[]> {
  authorize(actor, 'request.list')
  const names = sectionsOf(actor.roles).filter((name) => may(actor, FOUND[name][0]))
  return Promise.all(names.map((name) => FOUND[name][1](actor, now, locale)))
}
