import { getLocale, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { Link } from '@/i18n/link'
import { dayText } from '@/platform/dates'
import { placeSlotAction, planOrderAction } from '../../actions/slots'
import type { LineSlots, OrderSlots } from '../../queries/order-slots'
import { weekNumber } from '../../rules/weeks'

/**
 * The weeks of the workshop that an order takes, line by line; whoever may plan takes and moves
 * them here.
 */
export async function SlotsPanel({ view, mayPlan }: { view: OrderSlots; mayPlan: boolean }) {
  const [t, locale] = await Promise.all([getTranslations('capacity.slots'), getLocale()])
  const { serial, lines, centres } = view
  if (centres.length === 0 || lines.length === 0 || view.isOver) return null
  const isPlanned = lines.some(({ slots }) => slots.length > 0)
  return (
    <section aria-labelledby="slots" className="grid grid-cols-1 gap-3" data-testid="slots">
      <div className="flex flex-wrap items-baseline gap-x-4">
        <h2 id="slots" className="text-base">
          {t('title')}
        </h2>
        <Link className="text-sm text-info underline" href="/staff/capacity">
          {t('weeks')}
        </Link>
      </div>
      {isPlanned ? null : <p className="max-w-prose text-sm text-muted">{t('none')}</p>}
      {isPlanned && view.plannedOn ? (
        <p className="text-sm">{t('plannedOn', { day: dayText(view.plannedOn, locale) })}</p>
      ) : null}
      {isPlanned ? <SlotsTable view={view} /> : null}
      {mayPlan && !isPlanned ? (
        <DeskForm
          action={planOrderAction}
          id="plan-order"
          hidden={{ serial: String(serial) }}
          fields={[]}
          submit={t('take')}
        />
      ) : null}
      {mayPlan && isPlanned && lines.some(({ isOpen }) => isOpen) ? (
        <details>
          <summary className="min-h-11 cursor-pointer py-2 text-sm text-info underline">
            {t('move')}
          </summary>
          <DeskForm
            action={placeSlotAction}
            id="place-slot"
            stacked
            fields={[
              {
                name: 'lineId',
                label: t('line'),
                type: 'select',
                options: lines
                  .filter(({ isOpen }) => isOpen)
                  .map(({ id, title }) => [id, title] as const),
              },
              {
                name: 'centre',
                label: t('centre'),
                type: 'select',
                options: centres.map(({ code, title }) => [code, title] as const),
              },
              { name: 'week', label: t('week'), type: 'date' },
              { name: 'reason', label: t('reason'), wide: true },
            ]}
            submit={t('submit')}
          />
        </details>
      ) : null}
    </section>
  )
}

async function SlotsTable({ view: { centres, lines } }: { view: OrderSlots }) {
  const t = await getTranslations('capacity.slots')
  return (
    <Table framed aria-label={t('title')} className="min-w-md">
      <TableHeader>
        <TableRow>
          <TableHead>{t('line')}</TableHead>
          {centres.map(({ code, title }) => (
            <TableHead key={code}>{title}</TableHead>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {lines.map((line) => (
          <TableRow key={line.id}>
            <TableHead scope="row" className="align-top">
              {line.title}
            </TableHead>
            {centres.map(({ code }) => (
              <TableCell key={code}>
                <AtCentre line={line} code={code} />
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

async function AtCentre({ line, code }: { line: LineSlots; code: string }) {
  const t = await getTranslations('capacity.slots')
  const slots = line.slots.filter(({ centre }) => centre === code)
  const full = line.full.find(({ centre }) => centre === code)
  if (slots.length === 0) return <span className="text-muted">{t('nothing')}</span>
  return (
    <>
      {slots.map(({ week, pieces, overReason, by }) => (
        <span key={week} className="block">
          {t('at', { week: weekNumber(week), pieces })}
          {overReason ? (
            <span className="block text-xs break-words text-caution">
              {t('overBecause', { by, reason: overReason })}
            </span>
          ) : null}
        </span>
      ))}
      {full ? (
        <span className="block text-xs text-caution">
          {t('full', { is: full.is, week: weekNumber(full.until) })}
        </span>
      ) : null}
    </>
  )
}
