import { getLocale, getTranslations } from 'next-intl/server'
import { Alert, AlertTitle } from '@/components/ui/alert'
import { Button, buttonVariants } from '@/components/ui/button'
import { houseFacts } from '@/platform/house/facts'
import { formatMoney } from '@/platform/money'
import { CHECKOUT_OUTCOMES, type CheckoutView } from '@/platform/stripe/sandbox/checkout'

/**
 * The sandbox's stand-in for Stripe's payment page: what is paid, and a choice of how it ends. Works without
 * JavaScript.
 */
export async function SandboxCheckout({
  view: { session, items, lastError },
}: {
  view: CheckoutView
}) {
  const [t, locale, house] = await Promise.all([
    getTranslations('payments.sandbox'),
    getLocale(),
    houseFacts(),
  ])
  const amount = formatMoney(session.amount_total, session.currency.toUpperCase(), locale)
  const orderUrl = session.cancel_url ?? session.success_url
  return (
    <main id="content" className="shell grid max-w-3xl gap-6 py-6 md:py-10">
      <Alert variant="info">{t('banner')}</Alert>
      <header className="grid gap-1">
        <h1 className="text-xl">{t('title', { amount })}</h1>
        <p className="text-muted">{t('to', { house: house.legalName })}</p>
      </header>
      <dl className="grid gap-3 border-y py-4 sm:grid-cols-2">
        <div>
          <dt className="text-xs text-muted">{t('for')}</dt>
          {items.map((item) => (
            <dd key={item.name} className="font-medium">
              {item.name}
            </dd>
          ))}
        </div>
        {session.customer_email ? (
          <div>
            <dt className="text-xs text-muted">{t('email')}</dt>
            <dd className="font-medium break-all">{session.customer_email}</dd>
          </div>
        ) : null}
      </dl>
      {session.status === 'open' ? (
        <>
          {lastError ? (
            <Alert variant="fault" role="alert">
              {t(`errors.${isKnownError(lastError) ? lastError : 'other'}`)}
            </Alert>
          ) : null}
          <form
            method="post"
            action={`/api/sandbox/checkout/${session.id}`}
            aria-labelledby="outcomes"
            className="grid gap-4"
          >
            <h2 id="outcomes" className="text-lg">
              {t('chooseTitle')}
            </h2>
            <ul className="grid gap-3">
              {CHECKOUT_OUTCOMES.map((outcome) => (
                <li
                  key={outcome}
                  className="grid gap-x-4 gap-y-1 sm:grid-cols-[16rem_1fr] sm:items-center"
                >
                  <Button
                    type="submit"
                    name="outcome"
                    value={outcome}
                    variant={outcome === 'pay' ? 'default' : 'outline'}
                    aria-describedby={`about-${outcome}`}
                    className="whitespace-normal"
                  >
                    {t(`outcomes.${outcome}.label`, { amount })}
                  </Button>
                  <span id={`about-${outcome}`} className="text-sm text-muted">
                    {t(`outcomes.${outcome}.text`)}
                  </span>
                </li>
              ))}
            </ul>
          </form>
          <p>
            <a className="text-info underline" href={orderUrl}>
              {t('back')}
            </a>
          </p>
        </>
      ) : (
        <>
          <Alert variant={session.status === 'complete' ? 'ok' : 'caution'}>
            <AlertTitle>
              {t(session.status === 'complete' ? 'completeTitle' : 'expiredTitle')}
            </AlertTitle>
            <p>{t(session.status === 'complete' ? 'completeText' : 'expiredText')}</p>
          </Alert>
          <p>
            <a
              className={buttonVariants()}
              href={
                session.status === 'complete'
                  ? session.success_url.replaceAll('{CHECKOUT_SESSION_ID}', session.id)
                  : orderUrl
              }
            >
              {t('toOrder')}
            </a>
          </p>
        </>
      )}
    </main>
  )
}

const KNOWN_ERRORS = ['card_declined', 'payment_intent_authentication_failure'] as const
const isKnownError = (code: string): code is (typeof KNOWN_ERRORS)[number] =>
  KNOWN_ERRORS.some((knownCode) => knownCode === code)
