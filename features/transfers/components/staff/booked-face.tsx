import { personColumn } from '@/components/list/columns'
import type { FaceOf } from '@/components/list/face'
import type { ListReader } from '@/components/list/reader'
import { translator } from '@/i18n/translator'
import { dayText } from '@/platform/dates'
import type { MatchedTransfer } from '../../queries/matched'
import type { BOOKED_LIST } from '../../rules/booked-list'

/** Booked transfers and whose they are; a row opens to the form that undoes it. */
export function bookedFace({
  locale,
  to,
}: ListReader): FaceOf<typeof BOOKED_LIST, MatchedTransfer> {
  const t = translator('transfers.desk', locale)
  const booked = ({ bookedOn }: MatchedTransfer) => dayText(bookedOn, locale)
  const payer = ({ partyName }: MatchedTransfer) => partyName || t('noName')
  const money = (figure: 'feeMinor' | 'unappliedMinor') => (row: MatchedTransfer) =>
    row[figure] === 0 ? null : { minor: row[figure], currency: row.currency }
  return {
    title: t('bookedList.title'),
    found: (count) => t('bookedList.found', { count }),
    empty: t('bookedList.empty'),
    idOf: ({ matchId }) => matchId,
    nameOf: (row) => `${payer(row)}, ${booked(row)}`,
    fixed: [
      {
        label: t('booked'),
        kind: 'day',
        sort: 'booked',
        value: ({ bookedOn }) => bookedOn,
        cell: (row) => (
          <a href={to(`/staff/transfers?match=${row.matchId}#matched`)}>{booked(row)}</a>
        ),
      },
    ],
    columns: {
      payer: {
        label: t('bookedList.payer'),
        kind: 'text',
        sort: 'payer',
        long: 'clip',
        value: payer,
      },
      company: {
        label: t('company'),
        kind: 'text',
        sort: 'company',
        long: 'clip',
        value: ({ companyName, reason }) => companyName ?? (reason ? t(`reasons.${reason}`) : ''),
      },
      amount: {
        label: t('amount'),
        kind: 'money',
        sort: 'amount',
        value: ({ amountMinor, currency }) => ({ minor: amountMinor, currency }),
      },
      fee: { label: t('fee'), kind: 'money', value: money('feeMinor') },
      unapplied: { label: t('unappliedHead'), kind: 'money', value: money('unappliedMinor') },
      ground: {
        label: t('bookedList.ground'),
        kind: 'text',
        long: 'clip',
        value: ({ ground, reason, note }) => (reason ? note : t(`grounds.${ground}`)),
      },
      by: personColumn({ label: t('by'), value: ({ madeBy }) => madeBy }),
      made: {
        label: t('bookedList.made'),
        kind: 'instant',
        sort: 'made',
        value: ({ madeAt }) => madeAt,
      },
    },
    filters: {
      q: { label: t('bookedList.search') },
      whose: {
        label: t('bookedList.whose'),
        options: [
          ['BUYERS', t('bookedList.buyers')],
          ['NOBODYS', t('bookedList.nobodys')],
        ],
      },
      currency: { label: t('bookedList.currency'), more: true },
      since: { label: t('bookedList.since'), more: true },
    },
    presets: [
      { name: t('bookedList.all'), query: '' },
      { name: t('bookedList.buyers'), query: 'whose=BUYERS' },
      { name: t('bookedList.nobodys'), query: 'whose=NOBODYS' },
    ],
  }
}
