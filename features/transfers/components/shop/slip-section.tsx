import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { may } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import type { OrderView } from '@/features/orders/schema'
import { MessagesProvider } from '@/i18n/messages-provider'
import { dayText } from '@/platform/dates'
import { formatMoney } from '@/platform/money'
import type { Slip } from '../../queries/slips'
import { SlipForm } from './slip-form'

/** Where a buyer reports a sent transfer; renders nothing where nothing is open and nothing was reported. */
export async function SlipSection({
  order,
  actor,
  slips,
  hasAccount,
}: {
  order: OrderView
  actor: Actor
  slips: readonly Slip[]
  /** the house has an account for transfers of this order */
  hasAccount: boolean
}) {
  const [t, orders, locale, { transfers, request }] = await Promise.all([
    getTranslations('transfers.slip'),
    getTranslations('orders'),
    getLocale(),
    getMessages(),
  ])
  const open =
    order.state !== 'CANCELLED' && hasAccount && may(actor, 'deposit.pay', order)
      ? order.parts.filter(({ paidAt }) => paidAt === null)
      : []
  if (open.length === 0 && slips.length === 0) return null
  return (
    <section aria-labelledby="slip" className="grid gap-3 text-sm" data-print="hide">
      <h2 id="slip" className="text-base">
        {t('title')}
      </h2>
      {open.length > 0 ? (
        <>
          <p className="max-w-prose">{t('lead')}</p>
          <MessagesProvider messages={{ transfers: { slip: transfers.slip }, request }}>
            <SlipForm
              currency={order.currency}
              parts={open.map(({ id, kind, openMinor }) => ({
                id,
                name: `${orders('partKind', { kind })}, ${formatMoney(openMinor, order.currency, locale)}`,
              }))}
            />
          </MessagesProvider>
        </>
      ) : null}
      {slips.length > 0 ? (
        <div className="grid gap-1">
          <h3 className="text-xs text-muted">{t('told')}</h3>
          <ul className="grid gap-1">
            {slips.map((slip) => (
              <li key={slip.id} className="break-words">
                {t('row', {
                  amount: formatMoney(slip.amountMinor, slip.currency, locale),
                  day: dayText(slip.sentOn, locale),
                  by: slip.saidBy,
                })}
                {' · '}
                <a
                  className="inline-flex min-h-11 items-center break-all text-info underline"
                  href={`/api/files/${slip.fileId}`}
                >
                  {slip.fileName}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  )
}
