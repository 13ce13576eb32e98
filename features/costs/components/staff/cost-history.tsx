import { getTranslations } from 'next-intl/server'
import { PersonMark } from '@/components/site/person-mark'
import { Badge } from '@/components/ui/badge'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { dayText, deskInstant } from '@/platform/dates'
import { formatDecimal } from '@/platform/money'
import type { KeptCost } from '../../queries/costs'
import { costCells } from '../../rules/cost-cells'

/** Who entered which cost of an article, newest first. */
export async function CostHistory({
  history,
  locale,
}: {
  history: readonly KeptCost[]
  locale: string
}) {
  const t = await getTranslations('costs')
  const sentence = (entry: KeptCost): string => {
    const { cost, materials, plating, stones, labourMinutes, machineMinutes, packing, setUp } =
      costCells(entry)
    return [
      cost && `${entry.currency} ${formatDecimal(cost, locale)}`,
      materials,
      plating,
      stones && `${t('components.stones')} ${entry.currency} ${formatDecimal(stones, locale)}`,
      labourMinutes && `${t('fields.labourMinutes')} ${formatDecimal(labourMinutes, locale)}`,
      machineMinutes && `${t('fields.machineMinutes')} ${formatDecimal(machineMinutes, locale)}`,
      packing,
      setUp && `${t('fields.setUp')} ${entry.currency} ${formatDecimal(setUp, locale)}`,
    ]
      .filter(Boolean)
      .join('; ')
  }
  return (
    <section aria-labelledby="history" className="grid gap-3">
      <h2 id="history" className="text-lg">
        {t('entry.history')}
      </h2>
      {history.length === 0 ? (
        <p className="text-sm text-muted">{t('entry.noHistory')}</p>
      ) : (
        <Table framed className="min-w-3xl">
          <TableHeader>
            <TableRow>
              <TableHead>{t('from')}</TableHead>
              <TableHead>{t('cost')}</TableHead>
              <TableHead>{t('source')}</TableHead>
              <TableHead>{t('by')}</TableHead>
              <TableHead>{t('entry.set')}</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {history.map((entry) => (
              <TableRow key={entry.version}>
                <TableCell className="whitespace-nowrap">
                  {dayText(entry.validFrom, locale)}
                </TableCell>
                <TableCell>
                  {sentence(entry)} {entry.isDemo ? <Badge>{t('demo')}</Badge> : null}
                </TableCell>
                <TableCell className="text-muted">{entry.source}</TableCell>
                <TableCell>
                  <PersonMark name={entry.setBy} />
                </TableCell>
                <TableCell className="whitespace-nowrap">
                  {deskInstant(entry.setAt, locale)}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </section>
  )
}
