import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { RowsTable } from '@/components/desk/rows-table'
import { FormPerson } from '@/components/form/person'
import { MessagesProvider } from '@/i18n/messages-provider'
import { dayText, deskMoment } from '@/platform/dates'
import { formatMoney } from '@/platform/money'
import { undoMatchAction } from '../../actions/transfers'
import type { Slip } from '../../queries/slips'
import type { TransferDesk } from '../../queries/transfers'
import { OpenTransfers } from './open-transfers'
import { SampleStatements } from './sample-statements'
import { StatementFile } from './statement-file'
import { TransfersNav } from './transfers-nav'
import { WaitingSlips } from './waiting-slips'

/** Transfers on one screen: the waiting ones with their proposals, the booked ones, and the statements behind both. */
export async function TransferDeskPage({
  desk,
  slips,
  isOne,
  userId,
}: {
  desk: TransferDesk
  slips: readonly Slip[]
  /** only one of the booked transfers was asked for */
  isOne: boolean
  userId: string
}) {
  const [t, locale, { staff, transfers }] = await Promise.all([
    getTranslations('transfers.desk'),
    getLocale(),
    getMessages(),
  ])
  return (
    <FormPerson id={userId}>
      <MessagesProvider messages={{ staff: { form: staff.form }, transfers }}>
        <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-8 py-6">
          <div className="grid gap-4">
            <TransfersNav room="desk" />
            <header className="grid gap-1">
              <h1 className="text-xl">{t('title')}</h1>
              <p className="text-sm text-muted">
                {t('lead', { open: desk.openTotal, shown: desk.open.length })}
              </p>
            </header>
          </div>
          <section aria-labelledby="open" className="grid gap-3">
            <h2 id="open" className="text-base">
              {t('open')}
            </h2>
            {desk.open.length > 0 ? (
              <OpenTransfers rows={desk.open} slips={slips} />
            ) : (
              <p className="text-sm">{t('none')}</p>
            )}
          </section>
          <WaitingSlips slips={slips} />
          <section aria-labelledby="take" className="grid gap-3">
            <h2 id="take" className="text-base">
              {t('takeTitle')}
            </h2>
            {desk.currencies.length > 0 ? (
              <StatementFile currencies={desk.currencies} />
            ) : (
              <p className="text-sm">{t('noAccounts')}</p>
            )}
            <SampleStatements currencies={desk.demoCurrencies} />
          </section>
          {desk.matched.length > 0 ? (
            <section aria-labelledby="matched" className="grid gap-3">
              <h2 id="matched" className="text-base">
                {t(isOne ? 'matchedOne' : 'matched')}
              </h2>
              <RowsTable
                className="text-sm"
                testId="matched-transfers"
                rows={desk.matched}
                keyOf={({ matchId }) => matchId}
                columns={[
                  {
                    head: t('booked'),
                    className: 'whitespace-nowrap',
                    cell: ({ bookedOn }) => dayText(bookedOn, locale),
                  },
                  {
                    head: t('company'),
                    cell: ({ companyName, ground, reason, note }) => (
                      <>
                        {companyName ?? (reason ? t(`reasons.${reason}`) : '')}
                        <span className="block text-xs text-muted">
                          {reason ? note : t(`grounds.${ground}`)}
                        </span>
                      </>
                    ),
                  },
                  ...(
                    [
                      ['amount', 'amountMinor'],
                      ['fee', 'feeMinor'],
                      ['unappliedHead', 'unappliedMinor'],
                    ] as const
                  ).map(([head, figure]) => ({
                    head: t(head),
                    num: true,
                    cell: (row: TransferDesk['matched'][number]) =>
                      row[figure] === 0 ? '' : formatMoney(row[figure], row.currency, locale),
                  })),
                  {
                    head: t('by'),
                    className: 'text-xs',
                    cell: ({ madeBy, madeAt }) => `${madeBy}, ${deskMoment(madeAt, locale)}`,
                  },
                  {
                    head: t('deed'),
                    cell: ({ matchId }) => (
                      <DeskForm
                        id={`undo-${matchId}`}
                        action={undoMatchAction}
                        hidden={{ matchId }}
                        fields={[]}
                        submit={t('undo')}
                      />
                    ),
                  },
                ]}
              />
            </section>
          ) : null}
          {desk.statements.length > 0 ? (
            <section aria-labelledby="statements" className="grid gap-3">
              <h2 id="statements" className="text-base">
                {t('statements')}
              </h2>
              <RowsTable
                className="text-sm"
                rows={desk.statements}
                keyOf={({ id }) => id}
                columns={[
                  {
                    head: t('days'),
                    className: 'whitespace-nowrap',
                    cell: ({ fromOn, toOn }) =>
                      [fromOn, toOn]
                        .flatMap((day) => (day ? [dayText(day, locale)] : []))
                        .join(' – '),
                  },
                  {
                    head: t('account'),
                    cell: ({ account, currency, format }) => (
                      <>
                        <span className="font-mono">{account || currency}</span>{' '}
                        <span className="text-xs text-muted">{t(`formats.${format}`)}</span>
                      </>
                    ),
                  },
                  { head: t('entries'), num: true, cell: ({ entries }) => entries },
                  {
                    head: t('closing'),
                    num: true,
                    cell: ({ closingMinor, currency }) =>
                      closingMinor === null ? '' : formatMoney(closingMinor, currency, locale),
                  },
                  {
                    head: t('by'),
                    className: 'text-xs',
                    cell: ({ takenBy, takenAt }) => `${takenBy}, ${deskMoment(takenAt, locale)}`,
                  },
                ]}
              />
            </section>
          ) : null}
        </main>
      </MessagesProvider>
    </FormPerson>
  )
}
