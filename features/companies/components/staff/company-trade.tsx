import { getLocale, getTranslations } from 'next-intl/server'
import { Fragment, type ReactNode } from 'react'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { DeadMark } from '@/features/accounts/components/staff/dead-address'
import type { DeadAddress } from '@/features/accounts/queries/dead-addresses'
import { Link } from '@/i18n/link'
import { countryName } from '@/platform/countries'
import { deskDay } from '@/platform/dates'
import { formatMoney } from '@/platform/money'
import { formatOrderNumber, formatQuoteNumber, formatRequestNumber } from '@/platform/numbers'
import type { CompanyTrade, CompanyView } from '../../queries/company'
import { CompanySection } from './company-section'

interface Head {
  label: string
  figure?: boolean
}

/** Rows of one kind, newest first, and how many more there are. */
async function Rows({
  heads,
  rows,
  all,
  none,
  list,
}: {
  heads: readonly Head[]
  rows: readonly { key: string | number; cells: readonly ReactNode[] }[]
  all: number
  none: string
  /** link to the full list */
  list?: string
}) {
  const t = await getTranslations('companies.trade')
  if (rows.length === 0) return <p className="text-sm text-muted">{none}</p>
  return (
    <>
      <Table framed className="min-w-xl">
        <TableHeader>
          <TableRow>
            {heads.map(({ label, figure }) => (
              <TableHead key={label} className={figure ? 'num' : undefined}>
                {label}
              </TableHead>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.map(({ key, cells }) => (
            <TableRow key={key}>
              {cells.map((cell, at) => (
                <TableCell
                  key={heads[at]?.label}
                  className={heads[at]?.figure ? 'num whitespace-nowrap' : undefined}
                >
                  {cell}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {all > rows.length ? (
        <p className="text-sm text-muted">
          {t('more', { shown: rows.length, all })}{' '}
          {list ? (
            <Link className="text-info underline" href={list}>
              {t('whole')}
            </Link>
          ) : null}
        </p>
      ) : null}
    </>
  )
}

const numbered = (href: string, number: string) => (
  <Link className="font-mono text-info underline" href={href}>
    {number}
  </Link>
)

/** The known contacts of a company. */
export async function CompanyPeople({
  people,
  dead,
}: {
  people: CompanyView['people']
  /** addresses that mail bounces from, in lower case */
  dead: ReadonlyMap<string, DeadAddress>
}) {
  const [t, title] = await Promise.all([
    getTranslations('companies.person'),
    getTranslations('companies'),
  ])
  return (
    <CompanySection id="people" title={title('people')} count={people.length}>
      <Rows
        all={people.length}
        none={t('none')}
        heads={[
          { label: t('name') },
          { label: t('email') },
          { label: t('phone') },
          { label: t('signsIn') },
        ]}
        rows={people.map(({ id, name, email, phone, signsIn }) => ({
          key: id,
          cells: [
            name,
            <Fragment key="mail">
              <a className="underline" href={`mailto:${email}`}>
                {email}
              </a>
              <DeadMark dead={dead.get(email.toLowerCase())} />
            </Fragment>,
            phone ?? '–',
            signsIn ? t('yes') : t('no'),
          ],
        }))}
      />
    </CompanySection>
  )
}

/** Who signs in for the company, and in which roles. */
export async function CompanyMembers({ members }: { members: CompanyView['members'] }) {
  const [t, roles] = await Promise.all([
    getTranslations('companies'),
    getTranslations('ownCompany.roles'),
  ])
  return (
    <CompanySection id="members" title={t('members')} count={members.length}>
      <Rows
        all={members.length}
        none={t('noMembers')}
        heads={[
          { label: t('person.name') },
          { label: t('person.email') },
          { label: t('memberRoles') },
        ]}
        rows={members.map(({ id, name, email, roles: companyRoles }) => ({
          key: id,
          cells: [name, email, companyRoles.map((role) => roles(role)).join(', ')],
        }))}
      />
    </CompanySection>
  )
}

/** What a company requested, was quoted and ordered, and its files. */
export async function CompanyTradeSections({
  trade,
  companyId,
}: {
  trade: CompanyTrade
  companyId: string
}) {
  const [t, title, requestWords, orderWords, locale] = await Promise.all([
    getTranslations('companies.trade'),
    getTranslations('companies'),
    getTranslations('staff.inbox.status'),
    getTranslations('orders.states'),
    getLocale(),
  ])
  const { counts } = trade
  return (
    <>
      <CompanySection id="requests" title={title('requests')} count={counts.requests}>
        <Rows
          all={counts.requests}
          none={t('noRequests')}
          list={`/staff/requests?status=ALL&down=1&company=${companyId}`}
          heads={[
            { label: t('number') },
            { label: t('came') },
            { label: t('by') },
            { label: t('destination') },
            { label: t('state') },
            { label: t('value'), figure: true },
          ]}
          rows={trade.requests.map((row) => ({
            key: row.serial,
            cells: [
              numbered(
                `/staff/requests/${formatRequestNumber(row.serial)}`,
                formatRequestNumber(row.serial),
              ),
              deskDay(row.createdAt, locale),
              row.contactName,
              countryName(row.destination, locale),
              requestWords(row.status),
              formatMoney(row.estimateMinor, 'USD', locale),
            ],
          }))}
        />
      </CompanySection>
      <CompanySection id="quotes" title={title('quotes')} count={counts.quotes}>
        <Rows
          all={counts.quotes}
          none={t('noQuotes')}
          list={`/staff/quotes?company=${companyId}`}
          heads={[
            { label: t('number') },
            { label: t('begun') },
            { label: t('state') },
            { label: t('validUntil') },
            { label: t('total'), figure: true },
          ]}
          rows={trade.quotes.map((row) => ({
            key: row.serial,
            cells: [
              <span key="number" className="whitespace-nowrap">
                {numbered(
                  `/staff/quotes/${formatQuoteNumber(row.serial)}`,
                  formatQuoteNumber(row.serial),
                )}{' '}
                {t('revision', { number: row.revision })}
              </span>,
              deskDay(row.createdAt, locale),
              title(`quoteStates.${row.state}`),
              deskDay(row.validUntil, locale),
              formatMoney(row.totalMinor, row.currency, locale),
            ],
          }))}
        />
      </CompanySection>
      <CompanySection id="orders" title={title('orders')} count={counts.orders}>
        <Rows
          all={counts.orders}
          none={t('noOrders')}
          list={`/staff/orders?company=${companyId}`}
          heads={[
            { label: t('number') },
            { label: t('accepted') },
            { label: t('state') },
            { label: t('total'), figure: true },
          ]}
          rows={trade.orders.map((row) => ({
            key: row.serial,
            cells: [
              numbered(
                `/staff/orders/${formatOrderNumber(row.serial)}`,
                formatOrderNumber(row.serial),
              ),
              deskDay(row.createdAt, locale),
              orderWords(row.state),
              formatMoney(row.totalMinor, row.currency, locale),
            ],
          }))}
        />
      </CompanySection>
      <CompanySection id="files" title={t('files')} count={counts.files}>
        <Rows
          all={counts.files}
          none={t('noFiles')}
          heads={[
            { label: t('file') },
            { label: t('of') },
            { label: t('came') },
            { label: t('size'), figure: true },
          ]}
          rows={trade.files.map((row) => ({
            key: row.id,
            cells: [
              <a key="file" className="break-all text-info underline" href={`/api/files/${row.id}`}>
                {row.fileName}
              </a>,
              numbered(
                `/staff/requests/${formatRequestNumber(row.requestSerial)}`,
                formatRequestNumber(row.requestSerial),
              ),
              deskDay(row.createdAt, locale),
              t('kilobytes', { size: Math.max(1, Math.round(row.sizeBytes / 1000)) }),
            ],
          }))}
        />
      </CompanySection>
    </>
  )
}
