import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { FormPerson } from '@/components/form/person'
import { MessagesProvider } from '@/i18n/messages-provider'
import { dayText, deskMoment } from '@/platform/dates'
import { formatMoney } from '@/platform/money'
import { undoMatchAction } from '../../actions/transfers'
import type { TransferDesk } from '../../queries/transfers'
import { GROUNDS } from '../../rules/match'
import { OpenTransfers } from './open-transfers'
import { StatementFile } from './statement-file'

/** Transfers on one screen: what waits with its proposal, what was booked, and the statements behind both. */
export async function TransferDeskPage({ desk, userId }: { desk: TransferDesk; userId: string }) {
  const [t, locale, { staff, transfers }] = await Promise.all([
    getTranslations('transfers.desk'),
    getLocale(),
    getMessages(),
  ])
  const groundOf = (name: string) => GROUNDS.find((each) => each === name) ?? 'typed'
  return (
    <FormPerson id={userId}>
      <MessagesProvider messages={{ staff: { form: staff.form }, transfers }}>
        <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-8 py-6">
          <header className="grid gap-1">
            <h1 className="text-xl">{t('title')}</h1>
            <p className="text-sm text-muted">
              {t('lead', { open: desk.openTotal, shown: desk.open.length })}
            </p>
          </header>
          <section aria-labelledby="open" className="grid gap-3">
            <h2 id="open" className="text-base">
              {t('open')}
            </h2>
            {desk.open.length > 0 ? (
              <OpenTransfers rows={desk.open} />
            ) : (
              <p className="text-sm">{t('none')}</p>
            )}
          </section>
          <section aria-labelledby="take" className="grid gap-3">
            <h2 id="take" className="text-base">
              {t('takeTitle')}
            </h2>
            {desk.currencies.length > 0 ? (
              <StatementFile currencies={desk.currencies} />
            ) : (
              <p className="text-sm">{t('noAccounts')}</p>
            )}
          </section>
          {desk.matched.length > 0 ? (
            <section aria-labelledby="matched" className="grid gap-3">
              <h2 id="matched" className="text-base">
                {t('matched')}
              </h2>
              <div className="relative overflow-x-auto">
                <table className="ledger text-sm" data-testid="matched-transfers">
                  <thead>
                    <tr>
                      <th scope="col">{t('booked')}</th>
                      <th scope="col">{t('company')}</th>
                      <th scope="col" className="num">
                        {t('amount')}
                      </th>
                      <th scope="col" className="num">
                        {t('fee')}
                      </th>
                      <th scope="col" className="num">
                        {t('unappliedHead')}
                      </th>
                      <th scope="col">{t('by')}</th>
                      <th scope="col">{t('deed')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {desk.matched.map((row) => (
                      <tr key={row.matchId}>
                        <td className="whitespace-nowrap">{dayText(row.bookedOn, locale)}</td>
                        <td>
                          {row.companyName}
                          <span className="block text-xs text-muted">
                            {t(`grounds.${groundOf(row.ground)}`)}
                          </span>
                        </td>
                        {[row.amountMinor, row.feeMinor, row.unappliedMinor].map((minor, i) => (
                          <td key={i} className="num whitespace-nowrap">
                            {minor === 0 ? '' : formatMoney(minor, row.currency, locale)}
                          </td>
                        ))}
                        <td className="text-xs">
                          {row.madeBy}, {deskMoment(row.madeAt, locale)}
                        </td>
                        <td>
                          <DeskForm
                            id={`undo-${row.matchId}`}
                            action={undoMatchAction}
                            hidden={{ matchId: row.matchId }}
                            fields={[]}
                            submit={t('undo')}
                          />
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </section>
          ) : null}
          {desk.statements.length > 0 ? (
            <section aria-labelledby="statements" className="grid gap-3">
              <h2 id="statements" className="text-base">
                {t('statements')}
              </h2>
              <div className="relative overflow-x-auto">
                <table className="ledger text-sm">
                  <thead>
                    <tr>
                      <th scope="col">{t('days')}</th>
                      <th scope="col">{t('account')}</th>
                      <th scope="col" className="num">
                        {t('entries')}
                      </th>
                      <th scope="col" className="num">
                        {t('closing')}
                      </th>
                      <th scope="col">{t('by')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {desk.statements.map((each) => (
                      <tr key={each.id}>
                        <td className="whitespace-nowrap">
                          {[each.fromOn, each.toOn]
                            .flatMap((day) => (day ? [dayText(day, locale)] : []))
                            .join(' – ')}
                        </td>
                        <td>
                          <span className="font-mono">{each.account || each.currency}</span>{' '}
                          <span className="text-xs text-muted">{t(`formats.${each.format}`)}</span>
                        </td>
                        <td className="num">{each.entries}</td>
                        <td className="num whitespace-nowrap">
                          {each.closingMinor === null
                            ? ''
                            : formatMoney(each.closingMinor, each.currency, locale)}
                        </td>
                        <td className="text-xs">
                          {each.takenBy}, {deskMoment(each.takenAt, locale)}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </section>
          ) : null}
        </main>
      </MessagesProvider>
    </FormPerson>
  )
}
