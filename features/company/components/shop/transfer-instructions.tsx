import { getLocale, getTranslations } from 'next-intl/server'
import { Alert } from '@/components/ui/alert'
import { QrCode } from '@/features/accounts/components/shop/qr-code'
import { formatMoney, plainAmount } from '@/platform/money'
import { deskDay } from '@/platform/dates'
import { accountRows } from '../../rules/account-rows'
import { epcCode } from '../../rules/epc-code'
import type { ShownAccount } from '../../settings/bank'
import { CopyButton } from './copy-button'

/** An amount to transfer, and the reference by which it is recognized. */
export interface DueTransfer {
  /** the payment part, in words */
  name: string
  /** in machine-readable form */
  reference: string
  printedReference: string
  /** minor units */
  amountMinor: number
}

/** How to pay by bank transfer; without an account, a notice that nobody should transfer anything unasked. */
export async function TransferInstructions({
  account,
  currency,
  due,
}: {
  /** null where there is none for the currency */
  account: ShownAccount | null
  currency: string
  /** what is open, the next payment first */
  due: readonly DueTransfer[]
}) {
  const [next, ...later] = due
  if (!next) return null
  const [t, locale] = await Promise.all([getTranslations('documents.quote'), getLocale()])
  const words = { copy: t('transferCopy'), copied: t('transferCopied') }
  const money = (amountMinor: number) => formatMoney(amountMinor, currency, locale)
  const code = account ? epcCode(account, next) : null
  const rows = account
    ? [
        {
          label: t('transferAmount'),
          text: `${money(next.amountMinor)} · ${next.name}`,
          value: plainAmount(next.amountMinor, currency),
          isCode: false,
        },
        {
          label: t('transferText'),
          text: next.printedReference,
          value: next.reference,
          isCode: true,
        },
        ...accountRows(account).map(({ row, text }) => ({
          label: t(`bank.${row}`),
          text,
          // The IBAN is copied without spaces, as banks' forms take it.
          value: row === 'iban' ? account.iban : row === 'advice' ? null : text,
          isCode: row === 'iban' || row === 'account' || row === 'swift',
        })),
      ]
    : []
  return (
    <section aria-labelledby="transfer" className="grid gap-3 text-sm">
      <h2 id="transfer" className="text-base">
        {t('transfer')}
      </h2>
      {account ? (
        <>
          {account.isDemo ? <Alert variant="caution">{t('bank.demo')}</Alert> : null}
          <div className="grid items-start gap-6 md:grid-cols-[minmax(0,40rem)_auto]">
            <dl className="divide-y border-y">
              {rows.map(({ label, text, value, isCode }) => (
                <div
                  key={label}
                  className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 py-1 sm:grid-cols-[8rem_minmax(0,1fr)_auto]"
                >
                  <dt className="text-xs text-muted max-sm:col-span-2">{label}</dt>
                  <dd className={isCode ? 'font-mono break-words' : 'break-words'}>{text}</dd>
                  {value === null ? null : (
                    <dd>
                      <CopyButton value={value} what={label} words={words} />
                    </dd>
                  )}
                </div>
              ))}
            </dl>
            {code ? (
              <figure className="grid w-44 gap-2">
                <QrCode text={code} label={t('transferCode')} />
                <figcaption className="text-xs text-muted">{t('transferCode')}</figcaption>
              </figure>
            ) : null}
          </div>
          {later.length > 0 ? (
            <ul className="grid max-w-prose gap-1 text-xs text-muted">
              {later.map((each) => (
                <li key={each.reference}>
                  {t('transferLater', {
                    name: each.name,
                    amount: money(each.amountMinor),
                    reference: each.printedReference,
                  })}
                </li>
              ))}
            </ul>
          ) : null}
          <Alert variant="caution">
            {t('transferWarning', { day: deskDay(account.setAt, locale) })}
          </Alert>
        </>
      ) : (
        <p className="max-w-prose">{t('transferNone', { currency })}</p>
      )}
    </section>
  )
}
