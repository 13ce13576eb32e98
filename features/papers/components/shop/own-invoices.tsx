import { getLocale, getTranslations } from 'next-intl/server'
import { openList } from '@/components/list/open-list'
import { PlainList } from '@/components/list/plain-list'
import type { Actor } from '@/features/accounts/rules/actor'
import { Link } from '@/i18n/link'
import { deskDay } from '@/platform/dates'
import type { AddressParams } from '@/platform/lists/shape'
import { formatMoney } from '@/platform/money'
import { formatOrderNumber } from '@/platform/numbers'
import { ownInvoiceTable } from '../../queries/own-invoices'
import { OWN_INVOICE_LIST } from '../../rules/own-invoice-list'

/** All invoices of a buyer, each as a PDF with its order. */
export async function OwnInvoices({ actor, params }: { actor: Actor; params: AddressParams }) {
  const [t, locale, source] = await Promise.all([
    getTranslations('account.invoices'),
    getLocale(),
    ownInvoiceTable(actor),
  ])
  const list = await openList(OWN_INVOICE_LIST, source, params)
  return (
    <PlainList
      opened={list}
      found={(count) => t('found', { count })}
      empty={t('none')}
      search={t('find')}
      views={[]}
    >
      {list.page.rows.map(({ id, number, orderSerial, issuedAt, currency, totalMinor }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-sm">
          <a
            className="inline-flex min-h-11 items-center font-medium text-info underline"
            href={`/api/papers/${id}`}
          >
            {number}
          </a>
          <Link
            className="inline-flex min-h-11 items-center text-info underline"
            href={`/orders/${formatOrderNumber(orderSerial)}`}
          >
            {formatOrderNumber(orderSerial)}
          </Link>
          <span className="text-muted">{t('issued', { day: deskDay(issuedAt, locale) })}</span>
          <span className="ms-auto font-medium tabular-nums">
            {formatMoney(totalMinor, currency, locale)}
          </span>
        </li>
      ))}
    </PlainList>
  )
}
