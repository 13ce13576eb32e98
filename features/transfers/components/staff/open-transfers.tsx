import { getLocale, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { RowsTable } from '@/components/desk/rows-table'
import { Badge } from '@/components/ui/badge'
import { printedReference } from '@/features/orders/rules/payment-reference'
import { Link } from '@/i18n/link'
import { dayText } from '@/platform/dates'
import { formatMoney } from '@/platform/money'
import { formatOrderNumber } from '@/platform/numbers'
import { matchTransferAction, setAsideAction } from '../../actions/transfers'
import { ASIDE_REASONS } from '../../rules/aside'
import type { Slip } from '../../queries/slips'
import type { OpenTransfer } from '../../queries/transfers'

/** Waiting transfers, each with what it is probably for and why. */
export async function OpenTransfers({
  rows,
  slips,
}: {
  rows: readonly OpenTransfer[]
  /** transfers that buyers report as sent */
  slips: readonly Slip[]
}) {
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
          cell: (row) => (
            <>
              <Proposed row={row} />
              <SlipsBeside row={row} slips={slips} />
            </>
          ),
        },
        {
          head: t('deed'),
          className: 'min-w-52',
          cell: (row) => (
            <span className="grid gap-2">
              {row.isPayout ? (
                <DeskForm
                  id={`payout-${row.id}`}
                  action={setAsideAction}
                  hidden={{ entryId: row.id, reason: 'stripe_payout' }}
                  fields={[]}
                  submit={t('acceptPayout')}
                />
              ) : null}
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
              <details className="grid gap-3">
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
                <DeskForm
                  id={`aside-${row.id}`}
                  action={setAsideAction}
                  hidden={{ entryId: row.id }}
                  fields={[
                    {
                      name: 'reason',
                      label: t('asideReason'),
                      type: 'select',
                      options: ASIDE_REASONS.map((each) => [each, t(`reasons.${each}`)] as const),
                    },
                    { name: 'note', label: t('asideNote') },
                  ]}
                  submit={t('aside')}
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

/** Slips that may belong to a transfer: of a proposed part, or of the same amount. */
async function SlipsBeside({ row, slips }: { row: OpenTransfer; slips: readonly Slip[] }) {
  const [t, locale] = await Promise.all([getTranslations('transfers.slips'), getLocale()])
  const proposedIds = new Set(row.proposal.parts.map(({ partId }) => partId))
  return slips
    .filter(
      (slip) =>
        slip.currency === row.currency &&
        (proposedIds.has(slip.partId) || slip.amountMinor === row.amountMinor),
    )
    .slice(0, MOST_BESIDE)
    .map((slip) => (
      <a
        key={slip.id}
        className="block text-xs text-info underline"
        href={`/api/files/${slip.fileId}`}
      >
        {t('near', {
          day: dayText(slip.sentOn, locale),
          amount: formatMoney(slip.amountMinor, slip.currency, locale),
        })}
      </a>
    ))
}

const MOST_BESIDE = 3

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
