import { getTranslations } from 'next-intl/server'
import { requireStaff } from '@/features/accounts/guards'
import { formatQuoteNumber } from '@/platform/numbers'
import { listQuotes } from '@/features/quotes/queries/quotes'
import { Link } from '@/i18n/link'
import { formatMoney } from '@/platform/money'
import { deskDay } from '@/platform/dates'

export default async function StaffQuotesPage() {
  const actor = await requireStaff()
  const [quotes, t, states] = await Promise.all([
    listQuotes(actor),
    getTranslations('staff.quotes'),
    getTranslations('quotes.page.states'),
  ])
  const drafted = new Set(
    quotes.filter(({ state }) => state === 'DRAFT').map(({ serial }) => serial),
  )
  return (
    <main id="content" className="shell grid gap-4 py-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h1 className="text-xl">{t('title')}</h1>
        <Link className="text-sm text-info underline" href="/staff/quotes/limits">
          {t('limits')}
        </Link>
      </div>
      {quotes.length === 0 ? (
        <p className="rounded-md border border-dashed border-control p-6 text-sm text-muted">
          {t('empty')}
        </p>
      ) : (
        <div className="relative overflow-x-auto rounded-md border bg-white px-3">
          <table className="ledger min-w-2xl">
            <thead>
              <tr>
                <th scope="col">{t('number')}</th>
                <th scope="col">{t('buyer')}</th>
                <th scope="col">{t('state')}</th>
                <th scope="col" className="num">
                  {t('total')}
                </th>
                <th scope="col">{t('validUntil')}</th>
              </tr>
            </thead>
            <tbody>
              {quotes.map((quote) => (
                <tr key={`${quote.serial} ${quote.revision}`}>
                  <td>
                    <Link
                      className="font-mono text-info underline"
                      href={
                        drafted.has(quote.serial) && quote.state === 'SENT'
                          ? `/quotes/${formatQuoteNumber(quote.serial)}?revision=${quote.revision}`
                          : `/staff/quotes/${formatQuoteNumber(quote.serial)}`
                      }
                    >
                      {formatQuoteNumber(quote.serial)}
                    </Link>{' '}
                    {t('revision', { number: quote.revision })}
                  </td>
                  <td>{quote.companyName}</td>
                  <td>
                    {states(quote.state)}
                    {drafted.has(quote.serial) && quote.state === 'SENT' ? (
                      <span className="block text-xs text-muted">
                        {t(quote.signable ? 'signable' : 'expired')}
                      </span>
                    ) : null}
                  </td>
                  <td className="num">{formatMoney(quote.totalMinor, quote.currency)}</td>
                  <td>{deskDay(new Date(quote.validUntil.getTime() - 1000))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </main>
  )
}
