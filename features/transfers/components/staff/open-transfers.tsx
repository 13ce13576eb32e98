import { getLocale, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { RowsTable } from '@/components/desk/rows-table'
import { Badge } from '@/components/ui/badge'
import { printedReference } from '@/features/orders/rules/payment-reference'
import { Link } from '@/i18n/link'
import { dayText } from '@/platform/dates'
import { formatMoney } from '@/platform/money'
import { formatOrderNumber } from '@/platform/numbers'
import { matchTransferAction } from '../../actions/transfers'
import type { OpenTransfer } from '../../queries/transfers'

/** Transfers that wait, each with what it is probably for and why. */
export async function OpenTransfers({ rows }: { rows: readonly OpenTransfer[] }) {
  const [t, locale] = await Promise.all([getTranslations('transfers.desk'), getLocale()])
  return (
    <RowsTable
      className="text-sm"
      testId="open-transfers"
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          head: t('booked'),
          className: 'whitespace-nowrap',
          cell: ({ bookedOn }) => dayText(bookedOn, locale),
        },
        {
          head: t('payer'),
          className: 'max-w-80',
          cell: ({ partyName, reference, text }) => (
            <>
              {partyName || t('noName')}
              <span className="block text-xs break-words text-muted">
                {[reference, text].filter(Boolean).join(' · ')}
              </span>
            </>
          ),
        },
        {
          head: t('amount'),
          num: true,
          cell: ({ amountMinor, currency }) => formatMoney(amountMinor, currency, locale),
        },
        {
          head: t('proposal'),
          className: 'max-w-96',
          cell: (row) => <Proposed row={row} />,
        },
        {
          head: t('deed'),
          className: 'min-w-52',
          cell: (row) => (
            <span className="grid gap-2">
              {row.proposal.companyId === null ? null : (
                <DeskForm
                  id={`accept-${row.id}`}
                  action={matchTransferAction}
                  hidden={{ entryId: row.id, shown: row.mark }}
                  fields={[]}
                  submit={
                    row.proposal.feeMinor > 0
                      ? t('acceptFee', {
                          fee: formatMoney(row.proposal.feeMinor, row.currency, locale),
                        })
                      : row.proposal.parts.length === 0
                        ? t('acceptUnapplied')
                        : t('accept')
                  }
                />
              )}
              <details>
                <summary className="inline-flex min-h-9 cursor-pointer items-center text-info underline">
                  {t('otherwise')}
                </summary>
                <DeskForm
                  id={`typed-${row.id}`}
                  action={matchTransferAction}
                  hidden={{ entryId: row.id }}
                  fields={[{ name: 'typed', label: t('references'), hint: t('hint') }]}
                  submit={t('match')}
                  stacked
                />
              </details>
            </span>
          ),
        },
      ]}
    />
  )
}

async function Proposed({
  row: { proposal, orders, companyName, currency },
}: {
  row: OpenTransfer
}) {
  const [t, locale] = await Promise.all([getTranslations('transfers.desk'), getLocale()])
  const { ground, score, flags, typed, unappliedMinor } = proposal
  return (
    <span className="grid gap-1">
      <span>
        {t(`grounds.${ground}`)}
        {ground === 'none' ? null : (
          <span className="text-xs text-muted"> · {t('score', { score })}</span>
        )}
      </span>
      {typed === null ? null : (
        <span className="text-xs text-muted">
          {t('corrected', { typed, right: printedReference(orders[0]?.reference ?? '') })}
        </span>
      )}
      {orders.map(({ serial, companyName: buyer, reference, amountMinor }) => (
        <span key={reference}>
          <Link
            className="font-mono text-info underline"
            href={`/orders/${formatOrderNumber(serial)}`}
          >
            {printedReference(reference)}
          </Link>{' '}
          {buyer}, {formatMoney(amountMinor, currency, locale)}
        </span>
      ))}
      {unappliedMinor > 0 && companyName ? (
        <span>
          {t('unapplied', {
            amount: formatMoney(unappliedMinor, currency, locale),
            company: companyName,
          })}
        </span>
      ) : null}
      {flags.length > 0 ? (
        <span className="flex flex-wrap gap-1">
          {flags.map((flag) => (
            <Badge key={flag} variant="caution">
              {t(`flags.${flag}`)}
            </Badge>
          ))}
        </span>
      ) : null}
    </span>
  )
}
