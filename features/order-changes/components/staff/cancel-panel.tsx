import { getLocale, getTranslations } from 'next-intl/server'
import type { DeskField } from '@/components/desk/entry'
import { DeskForm } from '@/components/desk/form'
import { Alert } from '@/components/ui/alert'
import { localeOf } from '@/i18n/routing'
import { deskDay } from '@/platform/dates'
import { formatMoney } from '@/platform/money'
import { refuseCancelAction } from '../../actions/ask-cancel'
import { cancelOrderAction } from '../../actions/changes'
import type { CancellationView } from '../../queries/cancellation'
import { asksWorkDone, CANCELLED_BY, cancelShares } from '../../rules/cancel'
import { Cancelled, CancelTermsNote } from '../cancel-terms'

/** The form that cancels an order, after showing what would become of the money paid. */
export async function CancelPanel({
  view,
  mayCancel,
}: {
  view: CancellationView
  mayCancel: boolean
}) {
  const t = await getTranslations('orderChanges.cancel.desk')
  const locale = localeOf(await getLocale())
  const { terms, stage, paidMinor, currency, serial } = view
  if (view.done) return <Cancelled view={view} />
  if (!mayCancel) return null
  const money = (amountMinor: number) => formatMoney(amountMinor, currency, locale)
  const asks = asksWorkDone(terms, stage)
  const fields: DeskField[] = [
    {
      name: 'cancelledBy',
      label: t('cancelledBy'),
      type: 'select',
      options: CANCELLED_BY.map((side) => [side, t(`sides.${side}`)] as const),
    },
    ...(asks
      ? [
          {
            name: 'workDone',
            label: t('workDone'),
            hint: t('workDoneHint'),
            number: { currency },
          } as const,
        ]
      : []),
    { name: 'reason', label: t('cause'), type: 'long', wide: true },
  ]
  const { asked } = view
  return (
    <details
      className="rounded-md border bg-white p-4"
      data-testid="cancel-order"
      open={asked?.isWaiting || undefined}
    >
      <summary className="min-h-11 cursor-pointer py-2 font-medium">{t('title')}</summary>
      {view.isOpen ? (
        <div className="grid gap-4">
          {asked?.isWaiting ? <CancelRequest asked={asked} serial={serial} /> : null}
          <p className="text-sm">{t(`stages.${stage}`)}</p>
          <div className="grid gap-1">
            <h3 className="text-sm font-semibold">{t('signed')}</h3>
            <CancelTermsNote view={view} />
          </div>
          <CancelPreview
            rows={CANCELLED_BY.map((side) => {
              const shares = cancelShares(terms, side, stage, paidMinor, 0)
              return {
                label: t(side === 'BUYER' ? 'ifBuyer' : 'ifHouse'),
                paid: money(paidMinor),
                kept: side === 'BUYER' && asks ? t('asks') : money(shares.keptMinor),
                dueBack: side === 'BUYER' && asks ? '…' : money(shares.dueBackMinor),
              }
            })}
          />
          <DeskForm
            action={cancelOrderAction}
            id="cancel-order"
            hidden={{ serial: String(serial) }}
            seen={{ paidMinor: String(paidMinor) }}
            stacked
            framed={false}
            destructive
            fields={fields}
            submit={t('submit')}
          />
        </div>
      ) : (
        <p className="text-sm">{t('shipped')}</p>
      )}
    </details>
  )
}

/** A buyer's request to cancel, with the form that refuses it; the form below accepts it. */
async function CancelRequest({
  asked: { by, at, reason },
  serial,
}: {
  asked: NonNullable<CancellationView['asked']>
  serial: number
}) {
  const t = await getTranslations('orderChanges.cancel')
  const day = deskDay(at, localeOf(await getLocale()))
  return (
    <div className="grid gap-3" data-testid="cancel-asked">
      <Alert variant="caution">{t('asked', { by, day, reason })}</Alert>
      <DeskForm
        action={refuseCancelAction}
        id="refuse-cancel"
        hidden={{ serial: String(serial) }}
        fields={[{ name: 'answer', label: t('answer'), wide: true }]}
        submit={t('refuse')}
      />
    </div>
  )
}

async function CancelPreview({
  rows,
}: {
  rows: { label: string; paid: string; kept: string; dueBack: string }[]
}) {
  const t = await getTranslations('orderChanges.cancel')
  return (
    <div className="relative overflow-x-auto">
      <table className="ledger max-w-3xl">
        <thead>
          <tr>
            <td />
            {(['paid', 'kept', 'dueBack'] as const).map((column) => (
              <th key={column} scope="col" className="num">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, ...row }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {(['paid', 'kept', 'dueBack'] as const).map((column) => (
                <td key={column} className="num">
                  {row[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
