import { getLocale, getTranslations } from 'next-intl/server'
import { Alert } from '@/components/ui/alert'
import { deskDay } from '@/platform/dates'
import type { ShownAccount } from '../../settings/bank'
import { accountRows } from '../../rules/account-rows'

/** How to pay by bank transfer; without an account, that nobody should transfer anything unasked. */
export async function TransferInstructions({
  account,
  currency,
  reference,
  due,
}: {
  /** null where there is none for the currency */
  account: ShownAccount | null
  currency: string
  /** the number by which the house knows the payment */
  reference: string
  /** whether anything is left to be paid */
  due: boolean
}) {
  if (!due) return null
  const [t, locale] = await Promise.all([getTranslations('documents.quote'), getLocale()])
  return (
    <section aria-labelledby="transfer" className="grid gap-2 text-sm">
      <h2 id="transfer" className="text-base">
        {t('transfer')}
      </h2>
      {account ? (
        <>
          {account.isDemo ? <Alert variant="caution">{t('bank.demo')}</Alert> : null}
          <dl className="grid max-w-prose gap-x-6 gap-y-1 sm:grid-cols-[max-content_minmax(0,1fr)]">
            {accountRows(account).map(({ row, text }) => (
              <div key={row} className="contents">
                <dt className="text-muted max-sm:pt-1">{t(`bank.${row}`)}</dt>
                <dd className="break-words">{text}</dd>
              </div>
            ))}
          </dl>
          <p className="max-w-prose text-xs text-muted">
            {t('transferReference', { reference, day: deskDay(account.setAt, locale) })}
          </p>
        </>
      ) : (
        <p className="max-w-prose">{t('transferNone', { currency })}</p>
      )}
    </section>
  )
}
