import { z } from 'zod'
import { attachment } from '@/app/api/staff/sheet-answer'
import { route } from '@/features/accounts/route'
import { figureTable } from '@/features/figures/queries/figure-table'
import { FIGURES, type Cell } from '@/features/figures/rules/figure'
import { readPeriod } from '@/features/figures/rules/period'
import { translator } from '@/i18n/translator'
import { operation } from '@/platform/api/operation'
import { factoryDay } from '@/platform/day'
import { plainAmount } from '@/platform/money'
import { pageLocaleIn } from '@/platform/reader-locale'
import { writeSheet } from '@/platform/sheets/write'

const figureSheet = operation({
  id: 'figureSheet',
  method: 'GET',
  path: '/api/staff/figures/{figure}',
  audience: 'staff',
  params: z.object({ figure: z.enum(FIGURES) }),
  query: z.object({
    from: z.string().max(20).optional(),
    to: z.string().max(20).optional(),
    currency: z.string().max(8).optional(),
    report: z.string().max(8).optional(),
  }),
  rate: { limit: 'desk', points: 10 },
  cache: 'no-store',
})

/** One figure as CSV, for staff: plain numbers, an amount and its currency in columns of their own. */
export const GET = route(
  figureSheet,
  async ({ actor, params: { figure }, query, request }) => {
    const { period } = readPeriod(query, factoryDay(new Date()))
    const locale = pageLocaleIn(request.headers)
    const t = translator('figures', locale)
    const { heads, rows, rates } = await figureTable(await actor(), figure, period, locale)
    // On every row, so that a part of the sheet still says it.
    const by = (rates ?? []).map(
      ({ currency, unitsPerUsd, asOf, source }) => `${currency} ${unitsPerUsd} ${asOf} ${source}`,
    )
    const hasMoney = (at: number) => rows.some((row) => row[at]?.kind === 'money')
    async function* lines() {
      yield [
        ...heads.flatMap(({ label }, at) =>
          hasMoney(at) ? [label, `${label}, ${t('heads.currency')}`] : [label],
        ),
        ...(by.length > 0 ? [t('heads.rates')] : []),
      ]
      for (const row of rows)
        yield [...row.flatMap(plainCells), ...(by.length > 0 ? [by.join('; ')] : [])]
      await Promise.resolve()
    }
    return attachment({
      fileName: `${figure}-${period.from}-${period.to}${period.report ? `-${period.report}` : ''}.csv`,
      format: 'csv',
      body: writeSheet('csv', t(`figures.${figure}.title`), lines()),
    })
  },
  'figures.read',
)

/** A cell in machine-readable form. */
function plainCells(cell: Cell): string[] {
  switch (cell.kind) {
    case 'text':
      return [cell.text]
    case 'count':
      return [String(cell.count)]
    case 'money':
      return [plainAmount(cell.minor, cell.currency), cell.currency]
    case 'percent':
      return [cell.percent === null ? '' : String(cell.percent)]
    case 'minutes':
      return [cell.minutes === null ? '' : String(cell.minutes)]
    case 'day':
      return [factoryDay(cell.at)]
    case 'month':
      return [cell.month]
    case 'decimal':
      return [cell.decimal]
  }
}
