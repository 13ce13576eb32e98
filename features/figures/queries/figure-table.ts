import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { currentRates } from '@/features/company/queries/selling-rates'
import { listQuotaWindows } from '@/features/tariffs/queries/quota-windows'
import type { Messages } from '@/i18n/messages'
import type { Locale } from '@/i18n/routing'
import { translator } from '@/i18n/translator'
import { countryName } from '@/platform/countries'
import { monthText } from '@/platform/dates'
import { newYorkDay } from '@/platform/day'
import { formatMoney } from '@/platform/money'
import { formatQuoteNumber } from '@/platform/numbers'
import { byCurrency, shareOf, type Cell, type FigureName, type FigureTable } from '../rules/figure'
import { QUOTE_DECLINE_REASONS } from '@/features/quotes/rules/decline-reasons'
import type { Period } from '../rules/period'
import { amountIn, ratesUsed, reported } from '../rules/reporting'
import {
  expiring,
  lostReasons,
  margins,
  pipeline,
  responseTimes,
  tariffShares,
  winRates,
  type WinBy,
} from './figures'

type Head = keyof Messages['figures']['heads']

const text = (words: string, href?: string): Cell => ({
  kind: 'text',
  text: words,
  ...(href ? { href } : {}),
})
const count = (n: number): Cell => ({ kind: 'count', count: n })
const money = (minor: number, currency: string): Cell => ({ kind: 'money', minor, currency })
const percent = (share: number | null): Cell => ({ kind: 'percent', percent: share })
const month = (of: string): Cell => ({ kind: 'month', month: of })
const minutes = (whole: number | null): Cell => ({ kind: 'minutes', minutes: whole })

/** Minutes as hours with one digit after the point. */
const hoursOf = (whole: number): number => Math.round(whole / 6) / 10

/** What a figure’s table is built from. */
interface TableContext {
  actor: Actor
  period: Period
  locale: Locale
  now: Date
  t: ReturnType<typeof translator<'figures'>>
  label: (head: Head) => { label: string }
  figure: (head: Head) => { label: string; figure: true }
  amount: (minor: number, currency: string) => string
  rateText: (share: number | null) => string
  /** rows converted to the reporting currency, summed by key */
  sum: <Row extends { currency: string }, Sum extends keyof Row & string>(
    rows: readonly Row[],
    keyOf: (row: Row) => string,
    sums: readonly Sum[],
  ) => Row[]
}
type Make = (context: TableContext) => Promise<FigureTable>

/** What is in progress, by stage. */
const pipelineTable: Make = async ({ actor, period, now, t, label, figure, amount, sum }) => {
  const rows = sum(await pipeline(actor, period, now), ({ stage }) => stage, [
    'count',
    'valueMinor',
  ])
  return {
    heads: [label('stage'), label('currency'), figure('count'), figure('value')],
    rows: rows.map((row) => [
      text(t(`stages.${row.stage}`)),
      text(row.currency),
      count(row.count),
      money(row.valueMinor, row.currency),
    ]),
    chart: byCurrency(rows, (row) => ({
      label: t(`stages.${row.stage}`),
      parts: [{ value: row.valueMinor, tone: 'blue' }],
      text: amount(row.valueMinor, row.currency),
    })),
  }
}

/** How long replies took, by month. */
const responseTable: Make = async ({ actor, period, locale, now, t, label, figure }) => {
  const { rows, hasHours } = await responseTimes(actor, period, now)
  return {
    ...(hasHours ? {} : { lacks: 'hours' as const }),
    heads: [label('month'), figure('asked'), figure('answered'), figure('median'), figure('p90')],
    rows: rows.map((row) => [
      month(row.month),
      count(row.asked),
      count(row.answered),
      minutes(row.medianMinutes),
      minutes(row.p90Minutes),
    ]),
    chart: [
      {
        name: '',
        bars: rows.flatMap(({ month, medianMinutes }) =>
          medianMinutes === null
            ? []
            : [
                {
                  label: monthText(month, locale),
                  parts: [{ value: medianMinutes, tone: 'violet' as const }],
                  text: t('hours', { hours: hoursOf(medianMinutes) }),
                },
              ],
        ),
      },
    ],
  }
}

/** How many quotes were won, lost or are still open, by product line, country or person. */
const winTable =
  (by: WinBy, keyOf: (key: string, context: TableContext) => string): Make =>
  async (context) => {
    const { actor, period, now, t, label, figure, rateText } = context
    const rows = await winRates(actor, by, period, now)
    return {
      heads: [label('key'), figure('won'), figure('lost'), figure('open'), figure('rate')],
      rows: rows.map(({ key, won, lost, open }) => [
        text(keyOf(key, context)),
        count(won),
        count(lost),
        count(open),
        percent(shareOf(won, won + lost)),
      ]),
      chart: [
        {
          name: '',
          bars: rows.map(({ key, won, lost, open }) => ({
            label: keyOf(key, context),
            text: rateText(shareOf(won, won + lost)),
            parts: [
              { value: won, tone: 'blue', name: t('heads.won') },
              { value: lost, tone: 'bronze', name: t('heads.lost') },
              { value: open, tone: 'straw', name: t('heads.open') },
            ],
          })),
        },
      ],
    }
  }

/** Why quotes were lost. */
const lostTable: Make = async ({ actor, period, now, t, locale, label, figure, amount, sum }) => {
  const rows = sum(
    await lostReasons(actor, period, now),
    ({ reason, words }) => `${reason} ${words}`,
    ['count', 'valueMinor'],
  )
  const reasons = translator('quotes.decline.reasons', locale)
  const said = (code: string) => {
    const knownReason = QUOTE_DECLINE_REASONS.find((each) => each === code)
    return knownReason ? reasons(knownReason) : code
  }
  const reasonOf = ({ reason, words }: (typeof rows)[number]) =>
    reason === 'said' ? said(words) : words ? t('reasons.told', { words }) : t(`reasons.${reason}`)
  return {
    heads: [label('reason'), label('currency'), figure('count'), figure('value')],
    rows: rows.map((row) => [
      text(reasonOf(row)),
      text(row.currency),
      count(row.count),
      money(row.valueMinor, row.currency),
    ]),
    chart: byCurrency(rows, (row) => ({
      label: reasonOf(row),
      parts: [{ value: row.valueMinor, tone: 'bronze' }],
      text: amount(row.valueMinor, row.currency),
    })),
  }
}

/** The share of duty in the landed price, by destination. */
const tariffShareTable: Make = async ({
  actor,
  period,
  locale,
  now,
  t,
  label,
  figure,
  rateText,
  sum,
}) => {
  const rows = sum(await tariffShares(actor, period, now), ({ destination }) => destination, [
    'count',
    'dutyMinor',
    'landedMinor',
  ])
  return {
    heads: [
      label('destination'),
      label('currency'),
      figure('count'),
      figure('duty'),
      figure('landed'),
      figure('share'),
    ],
    rows: rows.map((row) => [
      text(countryName(row.destination, locale)),
      text(row.currency),
      count(row.count),
      money(row.dutyMinor, row.currency),
      money(row.landedMinor, row.currency),
      percent(shareOf(row.dutyMinor, row.landedMinor)),
    ]),
    chart: byCurrency(rows, (row) => ({
      label: countryName(row.destination, locale),
      parts: [
        { value: row.dutyMinor, tone: 'bronze', name: t('heads.duty') },
        { value: row.landedMinor - row.dutyMinor, tone: 'straw', name: t('heads.landed') },
      ],
      text: rateText(shareOf(row.dutyMinor, row.landedMinor)),
    })),
  }
}

/** The margin, by month. */
const marginTable: Make = async ({ actor, period, locale, now, label, figure, amount, sum }) => {
  const rows = sum(await margins(actor, period, now), ({ month }) => month, [
    'count',
    'costMinor',
    'marginMinor',
  ])
  return {
    heads: [
      label('month'),
      label('currency'),
      figure('count'),
      figure('cost'),
      figure('margin'),
      figure('share'),
    ],
    rows: rows.map((row) => [
      month(row.month),
      text(row.currency),
      count(row.count),
      money(row.costMinor, row.currency),
      money(row.marginMinor, row.currency),
      percent(shareOf(row.marginMinor, row.costMinor + row.marginMinor)),
    ]),
    chart: byCurrency(rows, (row) => ({
      label: monthText(row.month, locale),
      parts: [{ value: Math.max(0, row.marginMinor), tone: 'blue' }],
      text: amount(row.marginMinor, row.currency),
    })),
  }
}

/** How much of the quotas running today is used. */
const quotaTable: Make = async ({ actor, now, t, label, figure, rateText }) => {
  const today = newYorkDay(now)
  const rows = (await listQuotaWindows(actor, today, now)).filter(
    ({ from, to }) => from <= today && today <= to,
  )
  return {
    heads: [
      label('quota'),
      label('until'),
      figure('volume'),
      figure('used'),
      figure('left'),
      figure('share'),
    ],
    rows: rows.map((row) => [
      text(row.orderNumber, '/staff/tariffs/quotas'),
      { kind: 'day', at: new Date(`${row.to}T00:00:00Z`) },
      { kind: 'decimal', decimal: row.volume },
      { kind: 'decimal', decimal: row.taken },
      { kind: 'decimal', decimal: row.remaining },
      percent(shareOf(Number(row.taken), Number(row.volume))),
    ]),
    chart: [
      {
        name: '',
        bars: rows.map((row) => ({
          label: row.orderNumber,
          // In percent of the whole, so that periods of any size can be compared.
          parts: [
            {
              value: shareOf(Number(row.taken), Number(row.volume)) ?? 0,
              tone: 'violet',
              name: t('heads.used'),
            },
            {
              value: shareOf(Number(row.remaining), Number(row.volume)) ?? 0,
              tone: 'straw',
              name: t('heads.left'),
            },
          ],
          text: rateText(shareOf(Number(row.taken), Number(row.volume))),
        })),
      },
    ],
  }
}

/** Quotes that expire within a week. */
const expiringTable: Make = async ({ actor, period, now, t, label, figure, amount, sum }) => {
  const rows = sum(await expiring(actor, period, now), ({ serial }) => String(serial), [
    'totalMinor',
  ])
  return {
    heads: [
      label('quote'),
      label('company'),
      label('salesperson'),
      label('validUntil'),
      figure('total'),
    ],
    rows: rows.map((row) => {
      const number = formatQuoteNumber(row.serial)
      return [
        text(number, `/staff/quotes/${number}`),
        text(row.companyName),
        text(row.salesperson || t('unnamed')),
        { kind: 'day', at: row.validUntil },
        money(row.totalMinor, row.currency),
      ]
    }),
    chart: byCurrency(rows, (row) => ({
      label: formatQuoteNumber(row.serial),
      parts: [{ value: row.totalMinor, tone: 'blue' }],
      text: amount(row.totalMinor, row.currency),
    })),
  }
}

const TABLES: Record<FigureName, Make> = {
  pipeline: pipelineTable,
  response: responseTable,
  win_line: winTable('line', (key, { t }) =>
    key === 'JEWELRY' || key === 'BOXES' || key === 'ORGANIZERS'
      ? t(`lines.${key}`)
      : t('lines.CUSTOM'),
  ),
  win_destination: winTable('destination', (key, { locale }) => countryName(key, locale)),
  win_salesperson: winTable('salesperson', (key, { t }) => key || t('unnamed')),
  lost: lostTable,
  tariff_share: tariffShareTable,
  margin: marginTable,
  quota: quotaTable,
  expiring: expiringTable,
}

/**
 * One figure of a period as a table and a chart, in a language. Each figure checks what the actor
 * may see.
 * @throws ForbiddenError for the margin where the actor may not see costs
 */
export async function figureTable(
  actor: Actor,
  name: FigureName,
  period: Period,
  locale: Locale,
  now = new Date(),
): Promise<FigureTable> {
  authorize(actor, 'figures.read')
  const t = translator('figures', locale)
  const { report } = period
  const reporting = report ? { currency: report, rates: await currentRates() } : null
  const currencies = new Set<string>()
  const table = await TABLES[name]({
    actor,
    period,
    locale,
    now,
    t,
    label: (head) => ({ label: t(`heads.${head}`) }),
    figure: (head) => ({ label: t(`heads.${head}`), figure: true }),
    amount: (minor, currency) => formatMoney(minor, currency, locale),
    rateText: (share) => (share === null ? t('nothing') : t('percent', { percent: share })),
    sum: (rows, keyOf, sums) => {
      rows.forEach(({ currency }) => currencies.add(currency))
      return reported(rows, reporting, keyOf, sums)
    },
  })
  if (!reporting || currencies.size === 0) return table
  const hasRate = (currency: string) => amountIn(0, currency, reporting) !== null
  return {
    ...table,
    rates: ratesUsed([...currencies].filter(hasRate), reporting),
    unrated: [...currencies].filter((currency) => !hasRate(currency)),
  }
}
