import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { FirstRows } from '@/components/desk/first-rows'
import { RowsTable } from '@/components/desk/rows-table'
import { FormPerson } from '@/components/form/person'
import { Alert } from '@/components/ui/alert'
import { MessagesProvider } from '@/i18n/messages-provider'
import { deskMoment } from '@/platform/dates'
import { isSandbox } from '@/platform/sandbox'
import { compareStripeAction, payOutSandboxAction } from '../../actions/money'
import { EVENT_ROWS, type stripeDifferences, type PayoutRow } from '../../queries/stripe-day'
import { DifferenceTable } from './difference-table'
import { FinanceFrame } from './finance-frame'
import { PayoutTable } from './payout-table'

/** Stripe against the books: the differences with a way to settle each, the payouts, and events of unknown type. */
export async function StripePage({
  payouts,
  found: { last, open, noted, unknown, isCut },
  userId,
  mayCompare,
}: {
  payouts: readonly PayoutRow[]
  found: Awaited<ReturnType<typeof stripeDifferences>>
  userId: string
  mayCompare: boolean
}) {
  const [t, staffWords, locale, { staff }] = await Promise.all([
    getTranslations('finance.stripe'),
    getTranslations('staff'),
    getLocale(),
    getMessages(),
  ])
  return (
    <MessagesProvider messages={{ staff: { form: staff.form } }}>
      <FormPerson id={userId}>
        <FinanceFrame
          room="stripe"
          title={t('title')}
          lead={
            <p className="max-w-prose text-sm text-muted" data-testid="last-comparison">
              {last
                ? t('last', {
                    at: deskMoment(last.at, locale),
                    by: last.by,
                    checked: last.checked,
                    events: last.events,
                  })
                : t('never')}
            </p>
          }
          beside={
            mayCompare ? (
              <DeskForm
                id="compare"
                action={compareStripeAction}
                fields={[]}
                submit={t('compare')}
              />
            ) : null
          }
        >
          <section aria-labelledby="differences" className="grid gap-2">
            <h2 id="differences" className="text-base">
              {t('differences', { count: open.length })}
            </h2>
            {open.length > 0 ? (
              <DifferenceTable rows={open} mayCompare={mayCompare} />
            ) : (
              <Alert variant={last ? 'ok' : 'info'}>
                {t(last ? 'noDifferences' : 'notCompared')}
              </Alert>
            )}
          </section>
          {noted.length > 0 ? (
            <section aria-labelledby="noted" className="grid gap-2">
              <h2 id="noted" className="text-base">
                {t('noted')}
              </h2>
              <RowsTable
                className="min-w-xl"
                rows={noted}
                keyOf={({ id }) => id}
                columns={[
                  {
                    head: t('what'),
                    cell: ({ kind, subject }) => t('kinds', { kind, subject }),
                  },
                  {
                    head: t('object'),
                    cell: ({ objectId }) => (
                      <span className="font-mono text-xs break-all">{objectId}</span>
                    ),
                  },
                  { head: t('note'), cell: ({ note }) => note },
                  {
                    head: t('by'),
                    className: 'text-xs',
                    cell: ({ settledBy, settledAt }) =>
                      `${settledBy}, ${deskMoment(settledAt, locale)}`,
                  },
                ]}
              />
            </section>
          ) : null}
          {isCut ? (
            <p className="text-sm text-muted">
              {staffWords('firstRows', { count: open.length + noted.length })}
            </p>
          ) : null}
          <section aria-labelledby="payouts" className="grid gap-2">
            <h2 id="payouts" className="text-base">
              {t('payouts')}
            </h2>
            {payouts.length > 0 ? (
              <PayoutTable payouts={payouts} />
            ) : (
              <p className="text-sm">{t('noPayouts')}</p>
            )}
            {mayCompare && isSandbox() ? (
              <DeskForm
                id="pay-out"
                action={payOutSandboxAction}
                fields={[]}
                submit={t('payOut')}
              />
            ) : null}
          </section>
          {unknown.length > 0 ? (
            <section aria-labelledby="unknown" className="grid gap-2">
              <h2 id="unknown" className="text-base">
                {t('unknown')}
              </h2>
              <p className="max-w-prose text-sm text-muted">{t('unknownLead')}</p>
              <FirstRows rows={unknown} most={EVENT_ROWS}>
                {(first) => (
                  <RowsTable
                    testId="unknown-events"
                    rows={first}
                    keyOf={({ id }) => id}
                    columns={[
                      {
                        head: t('event'),
                        cell: ({ type, id }) => (
                          <>
                            <span className="font-mono text-sm break-all">{type}</span>
                            <span className="block font-mono text-xs break-all text-muted">
                              {id}
                            </span>
                          </>
                        ),
                      },
                      {
                        head: t('came'),
                        className: 'whitespace-nowrap',
                        cell: ({ receivedAt }) => deskMoment(receivedAt, locale),
                      },
                    ]}
                  />
                )}
              </FirstRows>
            </section>
          ) : null}
        </FinanceFrame>
      </FormPerson>
    </MessagesProvider>
  )
}
