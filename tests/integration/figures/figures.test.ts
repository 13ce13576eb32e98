import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES, type StaffRole } from '@/features/accounts/rules/staff-roles'
import {
  expiring,
  lostReasons,
  margins,
  pipeline,
  responseTimes,
  tariffShares,
  winRates,
} from '@/features/figures/queries/figures'
import { saveSetting } from '@/features/company/commands/save-setting'
import { figureTable } from '@/features/figures/queries/figure-table'
import { FIGURES } from '@/features/figures/rules/figure'
import type { Period } from '@/features/figures/rules/period'
import { workingTime } from '@/features/company/queries/working-time'
import { workingMinutesBetween } from '@/features/company/rules/working-time'
import { as } from '@/tests/support/as'
import { db } from '@/platform/db/client'
import { factoryDay } from '@/platform/day'
import { ForbiddenError } from '@/platform/errors'
import { staff } from '../access/a-trade'
import { seedRing } from '../quotes/submit-request-fixtures'
import { DAY, now, seeded, write, type Trade } from './seeded'

// What SQL sums, compared with counting the same rows in the test.

beforeAll(async () => {
  await seedRing()
  for (const [id, name] of [
    ['lin', 'Lin'],
    ['mei', 'Mei'],
  ] as const)
    await db.user.create({
      data: { id, name, email: `${id}@fsc.example`, role: 'STAFF', emailVerified: true },
    })
  const company = await db.company.create({ data: { name: 'Aurora' } })
  const contact = await db.contact.create({
    data: { companyId: company.id, name: 'Ana', email: 'ana@aurora.example' },
  })
  for (const trade of seeded) await write(trade, company.id, contact.id)
}, 120_000)

const within = (at: Date | null | undefined, { from, to }: Period): boolean =>
  at !== null && at !== undefined && factoryDay(at) >= from && factoryDay(at) <= to
const isOf = (currency: string, period: Period) =>
  period.currency === '' || period.currency === currency
type Quote = NonNullable<Trade['quote']>
const outcomeOf = ({ status }: Trade, quote: Quote): 'won' | 'lost' | 'open' =>
  quote.acceptedAt
    ? 'won'
    : quote.validUntil <= now || status === 'DECLINED' || status === 'CLOSED'
      ? 'lost'
      : 'open'
const sentIn = (period: Period): { trade: Trade; quote: Quote }[] =>
  seeded.flatMap((trade) =>
    trade.quote && within(trade.quote.firstAt, period) && isOf(trade.quote.currency, period)
      ? [{ trade, quote: trade.quote }]
      : [],
  )

/** Sums by a key, one row after the other. */
function tally<K extends string>(
  entries: readonly (readonly [K, readonly number[]])[],
): Record<string, number[]> {
  const sums: Record<string, number[]> = {}
  for (const [key, values] of entries) {
    const sum = (sums[key] ??= [0, ...values.map(() => 0)])
    sum[0] = (sum[0] ?? 0) + 1
    values.forEach((value, i) => (sum[i + 1] = (sum[i + 1] ?? 0) + value))
  }
  return sums
}

const days = fc.integer({ min: 0, max: 119 })
const periods: fc.Arbitrary<Period> = fc
  .tuple(days, days, fc.constantFrom('', 'USD', 'EUR', 'JPY'))
  .map(([a, b, currency]) => {
    const [from, to] = [a, b].toSorted((x, y) => y - x) as [number, number]
    const dayOf = (ago: number) => factoryDay(new Date(now.getTime() - ago * DAY))
    return { from: dayOf(from), to: dayOf(to), currency, report: '' }
  })
const holds = (check: (period: Period) => Promise<void>) =>
  fc.assert(fc.asyncProperty(periods, check), { numRuns: 20, seed: 7 })

describe('the sums of the figures', () => {
  it('match for the pipeline, by stage and currency', () =>
    holds(async (period) => {
      const rows = await pipeline(staff, period, now)
      const byKey = Object.fromEntries(
        rows.map((row) => [`${row.stage} ${row.currency}`, [row.count, row.valueMinor]]),
      )
      const entries: [string, number[]][] = []
      for (const { status, estimateMinor, quote } of seeded) {
        if (!quote && (status === 'NEW' || status === 'IN_PROGRESS') && isOf('USD', period))
          entries.push([`${status} USD`, [estimateMinor]])
        if (!quote || !isOf(quote.currency, period)) continue
        const { currency, totalMinor } = quote
        if (quote.isDraft) entries.push([`DRAFT ${currency}`, [totalMinor]])
        else if (!quote.acceptedAt && quote.validUntil > now)
          entries.push([`SENT ${currency}`, [totalMinor]])
        if (quote.acceptedAt && !quote.confirmedAt)
          entries.push([`AWAITING_DEPOSIT ${currency}`, [totalMinor]])
        if (within(quote.confirmedAt, period)) entries.push([`CONFIRMED ${currency}`, [totalMinor]])
      }
      expect(byKey).toEqual(tally(entries))
    }))

  it.each(['line', 'destination', 'salesperson'] as const)(
    'match for won and lost quotes by %s',
    (by) =>
      holds(async (period) => {
        const keysOf = ({ trade, quote }: { trade: Trade; quote: Quote }): string[] => {
          if (by === 'destination') return [trade.destination]
          if (by === 'salesperson') return [{ lin: 'Lin', mei: 'Mei' }[quote.sentById ?? ''] ?? '']
          return quote.kinds.flatMap((kind) =>
            kind === 'charge' ? [] : kind === 'sku' ? ['JEWELRY'] : ['CUSTOM'],
          )
        }
        const expected = tally(
          sentIn(period).flatMap((one) => {
            const outcome = outcomeOf(one.trade, one.quote)
            const counts = (['won', 'lost', 'open'] as const).map((each) =>
              Number(each === outcome),
            )
            return keysOf(one).map((key) => [key, counts] as const)
          }),
        )
        const rows = await winRates(staff, by, period, now)
        expect(
          Object.fromEntries(
            rows.map(({ key, won, lost, open }) => [key, [won + lost + open, won, lost, open]]),
          ),
        ).toEqual(expected)
      }),
  )

  it('match for the reasons of lost quotes', () =>
    holds(async (period) => {
      const rows = await lostReasons(staff, period, now)
      const quotes = sentIn(period)
        .filter(({ trade, quote }) => outcomeOf(trade, quote) === 'lost')
        .map(({ trade, quote: { currency, totalMinor } }) => {
          const reason = { DECLINED: 'declined', CLOSED: 'closed' }[trade.status as string]
          const words = trade.declineReason ?? ''
          return [`${reason ?? 'expired'} ${words} ${currency}`, [totalMinor]] as const
        })
      const requests = seeded
        .filter(
          ({ status, cameAt, quote }) =>
            status === 'DECLINED' && !quote?.firstAt && within(cameAt, period),
        )
        .filter(() => isOf('USD', period))
        .map(
          ({ declineReason, estimateMinor }) =>
            [`declined ${declineReason ?? ''} USD`, [estimateMinor]] as const,
        )
      expect(
        Object.fromEntries(
          rows.map((row) => [
            `${row.reason} ${row.words} ${row.currency}`,
            [row.count, row.valueMinor],
          ]),
        ),
      ).toEqual(tally([...quotes, ...requests]))
    }))

  it('match for duty in the landed price', () =>
    holds(async (period) => {
      const rows = await tariffShares(staff, period, now)
      expect(
        Object.fromEntries(
          rows.map((row) => [
            `${row.destination} ${row.currency}`,
            [row.count, row.dutyMinor, row.landedMinor],
          ]),
        ),
      ).toEqual(
        tally(
          sentIn(period)
            .filter(({ quote }) => quote.complete)
            .map(({ trade, quote }) => {
              const landed = quote.totalMinor - quote.surchargeMinor + quote.dutyMinor
              return [`${trade.destination} ${quote.currency}`, [quote.dutyMinor, landed]] as const
            }),
        ),
      )
    }))

  it('match for margins by month', () =>
    holds(async (period) => {
      const rows = await margins(staff, period, now)
      expect(
        Object.fromEntries(
          rows.map((row) => [
            `${row.month} ${row.currency}`,
            [row.count, row.costMinor, row.marginMinor],
          ]),
        ),
      ).toEqual(
        tally(
          sentIn(period).map(({ quote }) => {
            const month = factoryDay(quote.firstAt ?? now).slice(0, 7)
            return [`${month} ${quote.currency}`, [quote.costMinor, quote.marginMinor]] as const
          }),
        ),
      )
    }))

  it('match for response times, in working time', () =>
    holds(async (period) => {
      const { rows, hasHours } = await responseTimes(staff, period, now)
      const working = await workingTime()
      expect(hasHours).toBe(working.opensAt !== null && working.closesAt !== null)
      const months = new Map<string, (number | null)[]>()
      for (const { cameAt, quote } of seeded) {
        if (!within(cameAt, period)) continue
        const month = factoryDay(cameAt).slice(0, 7)
        const took = quote?.firstAt ? workingMinutesBetween(cameAt, quote.firstAt, working) : null
        months.set(month, [...(months.get(month) ?? []), took])
      }
      const nth = (sorted: number[], share: number) =>
        sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null
      expect(rows).toEqual(
        [...months.entries()]
          .toSorted(([a], [b]) => a.localeCompare(b))
          .map(([month, all]) => {
            const sorted = all.filter((each) => each !== null).toSorted((a, b) => a - b)
            return {
              month,
              asked: all.length,
              answered: sorted.length,
              medianMinutes: nth(sorted, 0.5),
              p90Minutes: nth(sorted, 0.9),
            }
          }),
      )
    }))

  it('match for quotes that expire within a week', async () => {
    const due = seeded.filter(
      ({ quote }) =>
        quote?.firstAt &&
        !quote.acceptedAt &&
        quote.validUntil > now &&
        quote.validUntil.getTime() <= now.getTime() + 7 * DAY,
    )
    const rows = await expiring(staff, { currency: '' }, now)
    expect(rows.map(({ totalMinor }) => totalMinor).toSorted((a, b) => a - b)).toEqual(
      due.map(({ quote }) => quote?.totalMinor ?? 0).toSorted((a, b) => a - b),
    )
  })
})

describe('a figure as it is presented', () => {
  const period: Period = { from: '2026-09-01', to: '2026-11-29', currency: '', report: '' }
  const colleague = (role: StaffRole): Actor => ({ ...staff, roles: [role] }) as Actor

  it.each(FIGURES)(
    '%s has a row of its table for each bar, and no scale over two currencies',
    async (name) => {
      const { heads, rows, chart } = await figureTable(staff, name, period, 'en', now)
      if (name !== 'quota') expect(rows.length).toBeGreaterThan(0)
      for (const row of rows) expect(row).toHaveLength(heads.length)
      const bars = chart.flatMap((group) => group.bars)
      expect(bars.length).toBeLessThanOrEqual(rows.length)
      const currencies = rows.flatMap((row) =>
        row.flatMap((cell) => (cell.kind === 'money' ? [cell.currency] : [])),
      )
      if (currencies.length > 0)
        expect(chart.map((group) => group.name).toSorted()).toEqual(
          [...new Set(currencies)].toSorted(),
        )
    },
  )

  it('in one currency sums what has a rate, names it, and leaves the rest in its own', async () => {
    const rate = {
      spreadPercent: '3',
      day: '2026-11-28',
      source: 'a bank',
      roundTo: '',
      offered: 'on',
    }
    await saveSetting(as(staff), {
      ...rate,
      unitsPerUsd: '0.92',
      section: 'rate',
      scope: 'EUR',
      version: '0',
    })
    const own = await figureTable(staff, 'pipeline', period, 'en', now)
    const table = await figureTable(staff, 'pipeline', { ...period, report: 'USD' }, 'en', now)
    const counts = ({ rows }: typeof own) =>
      rows.flat().reduce((sum, cell) => sum + (cell.kind === 'count' ? cell.count : 0), 0)
    const currencies = ({ rows }: typeof own) =>
      new Set(rows.flat().flatMap((cell) => (cell.kind === 'money' ? [cell.currency] : [])))
    expect(counts(table)).toBe(counts(own))
    expect(currencies(own)).toContain('EUR')
    expect(currencies(table)).not.toContain('EUR')
    expect(table.rates).toEqual([
      { currency: 'EUR', unitsPerUsd: '0.92', asOf: '2026-11-28', source: 'a bank' },
    ])
    expect(new Set([...(table.unrated ?? []), 'USD'])).toEqual(currencies(table))
  })

  it('of the margin is for readers who see costs', async () => {
    for (const role of STAFF_ROLES) {
      const call = figureTable(colleague(role), 'margin', period, 'en', now)
      if (role === 'tariff_desk' || role === 'viewer')
        await expect(call).rejects.toBeInstanceOf(ForbiddenError)
      else expect((await call).rows.length).toBeGreaterThan(0)
    }
  })
})
