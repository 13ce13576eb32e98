import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { buttonVariants } from '@/components/ui/button'
import { may } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { TransferInstructions } from '@/features/company/components/shop/transfer-instructions'
import type { ShownAccount } from '@/features/company/settings/bank'
import { SignedPaper } from '@/features/quotes/components/shop/signed-paper'
import { printedReference } from '@/features/orders/rules/payment-reference'
import type { OrderView } from '@/features/orders/schema'
import { formatOrderNumber } from '@/platform/numbers'
import { formatQuoteNumber } from '@/platform/numbers'
import { Link } from '@/i18n/link'
import { formatAmount, formatMoney } from '@/platform/money'
import { isSandbox } from '@/platform/sandbox'
import { dayText, deskDay } from '@/platform/dates'
import { startPaymentAction } from '../../actions/start-payment'
import { byCard } from '../../queries/card-policy'
import { PayForm } from './pay-form'

/** An order for its reader: the next step on top, the payment plan, the documents. */
export async function OrderPage({
  order,
  actor,
  returned,
  overpaidMinor,
  account,
  overview,
  goods,
  claims,
  trueUps,
  cancelTerms,
  amendments,
  slip,
  papers,
}: {
  order: OrderView
  actor: Actor
  returned: 'paid' | 'cancelled' | null
  /** what the payment just made brought beyond what was owed, in minor units */
  overpaidMinor: number
  /** where transfers of its currency go; null where there is no account */
  account: ShownAccount | null
  /** where it is, what is owed, what the buyer has to do: shown first */
  overview: ReactNode
  /** where its goods are */
  goods: ReactNode
  /** claims about its goods */
  claims: ReactNode
  /** what would become of the money paid if it is cancelled, or what became of it */
  cancelTerms: ReactNode
  /** what both sides changed after signing, or are asked to sign */
  amendments: ReactNode
  /** how its duty was settled */
  trueUps: ReactNode
  /** the form on which its buyer reports that a transfer was sent */
  slip: ReactNode
  /** entries of its list of documents */
  papers: ReactNode
}) {
  const locale = await getLocale()
  const [t, quotes, errors] = await Promise.all([
    getTranslations('orders'),
    getTranslations('quotes'),
    getTranslations('payments.start.errors'),
  ])
  const number = formatOrderNumber(order.serial)
  const money = (amountMinor: number) => formatMoney(amountMinor, order.currency, locale)
  const day = (date: Date) => deskDay(date, locale)
  const current = order.parts.find(({ state }) => state === 'due' || state === 'processing')
  const waiting = order.parts.find(({ state }) => state === 'waiting')
  const last = order.parts.findLast(({ paidAt }) => paidAt !== null)
  const payable =
    current?.state === 'due' && order.state !== 'CANCELLED' && may(actor, 'deposit.pay', order)
  const card = payable
    ? await byCard(order.id, { amountMinor: current.openMinor, currency: order.currency })
    : null
  const unpayable =
    current && current.chargeability !== 'ok'
      ? current.chargeability
      : card && card.verdict !== 'ok'
        ? card.verdict
        : null
  const failure = current?.lastFailure
  return (
    <main id="content" className="shell grid grid-cols-1 gap-8 py-6 md:py-10">
      <header className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-2">
          <h1 className="text-xl">{t('title', { number })}</h1>
          <Badge
            data-testid="order-state"
            variant={
              order.state === 'CONFIRMED' ? 'ok' : order.state === 'CANCELLED' ? 'default' : 'info'
            }
          >
            {t(`states.${order.state}`)}
          </Badge>
          {may(actor, 'request.submit') ? (
            <Link
              className={`ms-auto ${buttonVariants({ variant: 'outline' })}`}
              href={`/quotes/${formatQuoteNumber(order.quoteSerial)}/again?revision=${order.revision}`}
            >
              {quotes('again.open')}
            </Link>
          ) : null}
        </div>
        {overview}
        {returned === 'paid' && last && current?.state !== 'processing' ? (
          <Alert variant="ok" role="status">
            {t('paidReturn', { kind: last.kind, amount: money(last.amountMinor) })}
          </Alert>
        ) : null}
        {overpaidMinor > 0 ? (
          <Alert variant="caution" role="status">
            {t('overpaid', { amount: money(overpaidMinor) })}
          </Alert>
        ) : null}
        {returned === 'cancelled' && current?.state === 'due' ? (
          <Alert role="status">{t('cancelledReturn')}</Alert>
        ) : null}
        {failure ? (
          <Alert variant="fault" role="alert">
            {t('failed', {
              reason: failure === 'card_declined' ? t('reasons.card_declined') : t('reasons.other'),
            })}
          </Alert>
        ) : null}
        {order.state === 'CANCELLED' ? null : (
          <p className="max-w-prose text-base">
            {current
              ? t(`next.${current.state === 'due' ? 'due' : 'processing'}`, {
                  kind: current.kind,
                  amount: money(current.openMinor),
                })
              : waiting
                ? t('next.waiting', {
                    begun: last ? 'yes' : 'no',
                    kind: waiting.kind,
                    amount: money(waiting.openMinor),
                    gate: waiting.gate,
                  })
                : t('next.paid')}
          </p>
        )}
        {payable ? (
          unpayable ? (
            <Alert variant="caution">{errors(unpayable)}</Alert>
          ) : (
            <>
              <ul className="grid max-w-prose gap-1 text-sm text-muted">
                <li>
                  {t('ways.card', {
                    most:
                      card?.mostUsdMinor == null
                        ? 'none'
                        : formatMoney(card.mostUsdMinor, 'USD', locale),
                  })}
                </li>
                <li>{t(account ? 'ways.transfer' : 'ways.noTransfer')}</li>
              </ul>
              <PayForm
                action={startPaymentAction.bind(null, current.id)}
                label={t(failure ? 'payAgain' : 'pay', {
                  kind: current.kind,
                  amount: money(current.openMinor),
                })}
                busy={t('paying')}
              />
            </>
          )
        ) : null}
        {payable && isSandbox() ? <p className="text-xs text-muted">{t('sandbox')}</p> : null}
      </header>
      {amendments}
      {goods}
      {claims}
      <dl className="grid gap-4 border-y py-4 sm:grid-cols-3">
        <div>
          <dt className="text-xs text-muted">{t('total')}</dt>
          <dd className="text-lg font-semibold" data-testid="order-total">
            {money(order.totalMinor)}
          </dd>
        </div>
        <div>
          <dt className="text-xs text-muted">{t('accepted')}</dt>
          <dd className="font-medium">{day(order.createdAt)}</dd>
        </div>
        <div>
          <dt className="text-xs text-muted">{t('contact')}</dt>
          <dd className="font-medium">
            {order.companyName}
            <span className="block text-xs font-normal break-all text-muted">
              {order.contactName}, {order.contactEmail}
            </span>
          </dd>
        </div>
      </dl>
      <section aria-labelledby="plan" className="grid gap-2">
        <h2 id="plan" className="text-base">
          {t('plan')}
        </h2>
        <div className="relative overflow-x-auto">
          <table className="plan-rows ledger">
            <thead>
              <tr>
                <th scope="col">{t('part')}</th>
                <th scope="col">{t('due')}</th>
                <th scope="col">{t('state')}</th>
                <th scope="col" className="num">
                  {t('amount', { currency: order.currency })}
                </th>
              </tr>
            </thead>
            <tbody>
              {order.parts.map((part) => (
                <tr key={part.id}>
                  <td>{t('partKind', { kind: part.kind })}</td>
                  <td>
                    {t('gate', { gate: part.gate, kind: part.kind })}
                    {part.due ? (
                      <span className="block text-xs text-muted">
                        {t(part.state === 'waiting' ? 'expectedOn' : 'dueOn', {
                          day: dayText(part.due.on, locale),
                          days: part.due.workingDays,
                          gate: part.gate,
                          inside: part.due.inside.join(', ') || 'none',
                        })}
                      </span>
                    ) : null}
                  </td>
                  <td>
                    {part.paidAt
                      ? t('paidOn', { date: day(part.paidAt) })
                      : part.state === 'waiting' || part.state === 'off'
                        ? t(part.state === 'off' ? 'off' : 'notYet')
                        : part.openMinor < part.amountMinor
                          ? t('openPart', { amount: money(part.openMinor) })
                          : t('open')}
                    {part.refundedMinor > 0 ? (
                      <span className="block text-xs text-muted">
                        {t('refunded', { amount: money(part.refundedMinor) })}
                      </span>
                    ) : null}
                    {part.onItsWayMinor > 0 ? (
                      <span className="block text-xs text-muted">
                        {t('goesBack', { amount: money(part.onItsWayMinor) })}
                      </span>
                    ) : null}
                    {part.isDisputed ? (
                      <span className="block text-xs text-muted">{t('disputed')}</span>
                    ) : null}
                  </td>
                  <td className="num">{formatAmount(part.amountMinor, locale, order.currency)}</td>
                </tr>
              ))}
              {order.credits.map(({ kind, amountMinor, at }, i) => (
                <tr key={i}>
                  <td>{t('creditKind', { kind })}</td>
                  <td>{day(at)}</td>
                  <td>{t('credited', { kind })}</td>
                  <td className="num">{formatAmount(-amountMinor, locale, order.currency)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {cancelTerms}
      </section>
      {trueUps}
      {order.paper ? <SignedPaper quoteSerial={order.quoteSerial} paper={order.paper} /> : null}
      <TransferInstructions
        account={account}
        currency={order.currency}
        due={
          order.state === 'CANCELLED'
            ? []
            : order.parts
                .filter(({ paidAt }) => paidAt === null)
                .map(({ kind, reference, amountMinor }) => ({
                  name: t('partKind', { kind }),
                  reference,
                  printedReference: printedReference(reference),
                  amountMinor,
                }))
        }
      />
      {slip}
      <section aria-labelledby="documents" className="grid gap-2 text-sm">
        <h2 id="documents" className="text-base">
          {t('documents')}
        </h2>
        <ul className="grid gap-1">
          {papers}
          <li>
            <Link
              className="inline-flex min-h-11 items-center text-info underline"
              href={`/quotes/${formatQuoteNumber(order.quoteSerial)}`}
            >
              {t('quote', {
                number: formatQuoteNumber(order.quoteSerial),
                revision: order.revision,
              })}
            </Link>
          </li>
          <li>
            <a
              className="inline-flex min-h-11 items-center text-info underline"
              href={`/api/quotes/${formatQuoteNumber(order.quoteSerial)}/pdf?revision=${order.revision}`}
            >
              {t('pdf')}
            </a>
          </li>
        </ul>
      </section>
    </main>
  )
}
