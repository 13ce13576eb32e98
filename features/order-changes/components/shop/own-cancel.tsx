import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { DeedForm } from '@/components/form/deed-form'
import { Alert } from '@/components/ui/alert'
import { MessagesProvider } from '@/i18n/messages-provider'
import { localeOf } from '@/i18n/routing'
import { deskDay } from '@/platform/dates'
import { formatMoney } from '@/platform/money'
import { pick } from '@/platform/pick'
import { takeBackCancelAction } from '../../actions/ask-cancel'
import type { CancellationView } from '../../queries/cancellation'
import { asksWorkDone, cancelShares } from '../../rules/cancel'
import { CancelTermsNote } from '../cancel-terms'
import { AskCancelForm } from './ask-cancel-form'

/** What becomes of the money paid if an order is cancelled, and the form with which its buyer cancels it. */
export async function OwnCancel({ view, mayAsk }: { view: CancellationView; mayAsk: boolean }) {
  const [t, locale, messages] = await Promise.all([
    getTranslations('orderChanges.cancel.own'),
    getLocale(),
    getMessages(),
  ])
  const { asked, terms, stage, serial, paidMinor, currency } = view
  if (view.done || !view.isOpen) return <CancelTermsNote view={view} />
  const day = asked ? deskDay(asked.at, localeOf(locale)) : ''
  if (asked?.isWaiting)
    return (
      <div className="grid grid-cols-1 gap-3">
        <CancelTermsNote view={view} />
        <Alert variant="caution" data-testid="cancel-waits">
          {t('waits', { day })}
        </Alert>
        {mayAsk ? (
          <DeedForm action={takeBackCancelAction.bind(null, serial)} variant="outline">
            {t('takeBack')}
          </DeedForm>
        ) : null}
      </div>
    )
  const waits = asksWorkDone(terms, stage)
  const shares = cancelShares(terms, 'BUYER', stage, paidMinor, 0)
  const figures = [
    ['paid', paidMinor],
    ['kept', waits ? null : shares.keptMinor],
    ['dueBack', waits ? null : shares.dueBackMinor],
  ] as const
  const words = await getTranslations('orderChanges.cancel')
  return (
    <div className="grid grid-cols-1 gap-3">
      <CancelTermsNote view={view} />
      {asked ? (
        <Alert variant="info">
          {t('refused', { day })} <span className="break-words">{asked.answer}</span>
        </Alert>
      ) : null}
      {mayAsk ? (
        <details
          className="rounded-md border bg-white p-4"
          data-print="hide"
          data-testid="own-cancel"
        >
          <summary className="min-h-11 cursor-pointer py-2 text-info">{t('title')}</summary>
          <div className="grid grid-cols-1 gap-4">
            <p className="text-sm">{t(stage)}</p>
            <dl className="grid grid-cols-[repeat(auto-fit,minmax(7.5rem,1fr))] gap-3 text-sm">
              {figures.map(([name, amountMinor]) => (
                <div key={name}>
                  <dt className="text-xs text-muted">{words(name)}</dt>
                  <dd className="font-medium tabular-nums">
                    {amountMinor === null
                      ? words('desk.asks')
                      : formatMoney(amountMinor, currency, locale)}
                  </dd>
                </div>
              ))}
            </dl>
            <p className="max-w-prose text-sm">{t(waits ? 'asks' : 'now')}</p>
            <MessagesProvider
              messages={{ orderChanges: { cancel: pick(messages.orderChanges.cancel, ['own']) } }}
            >
              <AskCancelForm serial={serial} paidMinor={paidMinor} waits={waits} />
            </MessagesProvider>
          </div>
        </details>
      ) : null}
    </div>
  )
}
