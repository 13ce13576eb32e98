import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { systemStanding } from '@/features/company/queries/developers'
import { staleRates } from '@/features/company/queries/selling-rates'
import { listSettings } from '@/features/company/queries/settings'
import { moneyPeople } from '@/features/company/queries/setup-state'
import { calendarYearsMissing, missingSections } from '@/features/company/rules/setup'
import { setupSteps } from '@/features/company/rules/setup-steps'
import { hasFreightCards } from '@/features/freight/queries/card-count'
import type { Locale } from '@/i18n/routing'
import { translator } from '@/i18n/translator'
import { factoryDay } from '@/platform/day'
import { db } from '@/platform/db/client'
import { section, SECTION_ROWS, type WorkRow, type WorkSection } from '../rules/section'

const nothing = { value: null, owner: null, age: null, mark: null } as const
/** Older failures are looked for elsewhere. */
const WITHIN_DAYS = 90
/** A letter with this many attempts counts as undelivered. */
const ATTEMPTS = 3

/**
 * What went wrong and stays wrong until somebody looks: currencies that can't be quoted in, undelivered letters,
 * work that was given up; and what of the house isn't set up.
 */
export async function exceptions(actor: Actor, now: Date, locale: Locale): Promise<WorkSection> {
  authorize(actor, 'system.read')
  const found = await Promise.all([
    oldRates(now, locale),
    lostLetters(now),
    givenUp(actor, locale),
    notSetUp(actor, now, locale),
  ])
  return section('exceptions', found.flat(), null)
}

async function oldRates(now: Date, locale: Locale): Promise<WorkRow[]> {
  const t = translator('work.exceptions', locale)
  const { rates, days } = await staleRates(now)
  return rates.map(({ currency, day }) => ({
    ...nothing,
    id: `rate ${currency}`,
    href: `/staff/settings/rate?of=${currency}`,
    name: currency,
    subject: t('rate', { currency }),
    detail: t('rateOld', { days }),
    age: { day },
    mark: 'late',
    step: 'mend',
  }))
}

async function lostLetters(now: Date): Promise<WorkRow[]> {
  const letters = await db.mailMessage.findMany({
    where: {
      state: 'FAILED',
      attempts: { gte: ATTEMPTS },
      createdAt: { gt: new Date(now.getTime() - WITHIN_DAYS * 86_400_000) },
    },
    orderBy: { createdAt: 'desc' },
    take: SECTION_ROWS + 1,
    select: { id: true, subject: true, toAddress: true, lastError: true, createdAt: true },
  })
  return letters.map((row) => ({
    ...nothing,
    id: row.id,
    href: `/staff/mail/${row.id}`,
    name: row.toAddress,
    subject: row.subject,
    detail: row.lastError ?? '',
    age: { day: factoryDay(row.createdAt) },
    mark: 'late',
    step: 'mend',
  }))
}

async function givenUp(actor: Actor, locale: Locale): Promise<WorkRow[]> {
  const t = translator('work.exceptions', locale)
  const { queue } = await systemStanding(actor)
  return queue
    .filter(({ failed }) => failed > 0)
    .map(({ job, failed, lastFailure }) => ({
      ...nothing,
      id: `job ${job}`,
      href: '/staff/settings/developers',
      name: job,
      subject: t('job', { count: failed }),
      detail: lastFailure ?? '',
      mark: 'late',
      step: 'mend',
    }))
}

async function notSetUp(actor: Actor, now: Date, locale: Locale): Promise<WorkRow[]> {
  const t = translator('settings.steps', locale)
  const [settings, hasFreight, people] = await Promise.all([
    listSettings(actor),
    hasFreightCards(actor, now),
    moneyPeople(actor),
  ])
  const names = settings.map(({ name }) => name)
  const yearsMissing = calendarYearsMissing(names, factoryDay(now))
  const facts = { hasFreight, moneyPeople: people, yearsMissing }
  return setupSteps(missingSections(names), facts)
    .filter(({ isDone }) => !isDone)
    .map(({ step }) => ({
      ...nothing,
      id: `set up ${step}`,
      href: '/staff/settings',
      name: t(`${step}.title`),
      subject: t(`${step}.without`, { years: yearsMissing.join(', ') }),
      detail: '',
      step: 'set',
    }))
}
