import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { formatDecimal } from '@/platform/money'
import type { CostPage } from '../../queries/cost-page'
import { shortCost } from '../../rules/micros'

/** What an article costs today, part by part, with the rates that were used. */
export async function CostExplained({
  today,
  locale,
}: {
  today: CostPage['today']
  locale: string
}) {
  const t = await getTranslations('costs')
  if (!today) return <p className="text-sm">{t('entry.none')}</p>
  if ('missing' in today)
    return (
      <p className="rounded-md bg-caution-soft p-3 text-sm text-caution" role="status">
        {t('missing', {
          names: today.missing
            .map(({ kind, key }) => [t(`kinds.${kind}`), key].filter(Boolean).join(' '))
            .join('; '),
        })}
      </p>
    )
  const { cost } = today
  const money = (decimal: string) => `USD ${formatDecimal(shortCost(decimal), locale)}`
  return (
    <section aria-labelledby="parts" className="grid gap-3">
      <p data-testid="cost-today">
        <strong className="font-medium">
          {Number(cost.setUp) > 0
            ? t('entry.nowSetUp', { cost: money(cost.unit), setUp: money(cost.setUp) })
            : t('entry.now', { cost: money(cost.unit) })}
        </strong>{' '}
        {cost.isDemo ? <Badge>{t('demo')}</Badge> : null}
      </p>
      <h2 id="parts" className="text-lg">
        {t('entry.parts')}
      </h2>
      <Table framed className="min-w-2xl">
        <TableHeader>
          <TableRow>
            <TableHead>{t('entry.part')}</TableHead>
            <TableHead>{t('entry.formula')}</TableHead>
            <TableHead className="num">{t('entry.amount')}</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {cost.components.map(({ code, of, amount, formula }) => (
            <TableRow key={`${code} ${of}`}>
              <TableCell>{t(`components.${code}`, { of })}</TableCell>
              <TableCell className="text-muted">
                {formula
                  ? t(`formulas.${formula.unit}`, {
                      quantity: formatDecimal(formula.quantity, locale),
                      rate: formatDecimal(formula.rate, locale),
                      currency: formula.currency,
                    })
                  : null}
              </TableCell>
              <TableCell className="num">{formatDecimal(shortCost(amount), locale)}</TableCell>
            </TableRow>
          ))}
          <TableRow>
            <TableCell className="font-medium">{t('entry.total')}</TableCell>
            <TableCell />
            <TableCell className="num font-medium">
              {formatDecimal(shortCost(cost.unit), locale)}
            </TableCell>
          </TableRow>
        </TableBody>
      </Table>
    </section>
  )
}
