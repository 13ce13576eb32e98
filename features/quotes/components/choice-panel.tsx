import type { CSSProperties, ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { buttonVariants } from '@/components/ui/button'
import { Link } from '@/i18n/link'
import { localeOf, type Locale } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { picksText } from '../rules/choices'
import { offeredChoices, type OfferColumn } from '../rules/offer-columns'
import type { QuoteDocument } from '../schema'

/**
 * The choices of a buyer: offers side by side, with what differs from the picked one marked; on a
 * phone one below the other. Picking follows a link to the page with that pick, so it works before
 * hydration.
 */
export function ChoicePanel({
  offered,
  picks,
  path,
  note,
}: {
  /** the quote as it was sent */
  offered: QuoteDocument
  picks: readonly string[]
  /** of the page; null where nothing can be picked any more */
  path: string | null
  note?: ReactNode
}) {
  const language = localeOf(offered.language)
  const t = documentTranslator('quotes.choices', language)
  const { groups, optional } = offeredChoices(offered, picks, language)
  const hrefOf = (to: readonly string[]): string | null => path && `${path}?pick=${picksText(to)}`
  return (
    <section
      id="choices"
      lang={language}
      aria-labelledby="choices-title"
      className="grid gap-5 rounded-md border border-control bg-white p-4 md:p-6"
    >
      <div className="grid gap-1">
        <h2 id="choices-title" className="text-lg">
          {t('title')}
        </h2>
        <p className="max-w-prose text-sm text-muted">{t(path ? 'lead' : 'leadShown')}</p>
        {note}
      </div>
      {groups.map((group) => (
        <div key={group.id} className="grid gap-2">
          <h3 className="text-base break-words">
            {group.line === null
              ? t('terms', { count: group.columns.length })
              : t('line', { title: group.line, count: group.columns.length })}
          </h3>
          <ul
            className="grid gap-3 md:auto-cols-fr md:grid-flow-col md:gap-y-0"
            style={{ '--rows': (group.columns[0]?.facts.length ?? 0) + 2 } as CSSProperties}
          >
            {group.columns.map((column) => (
              <Offer
                key={column.id}
                column={column}
                of={group.line ?? t('facts.incoterm')}
                href={hrefOf(column.picks)}
                language={language}
              />
            ))}
          </ul>
        </div>
      ))}
      {optional.length > 0 ? (
        <div className="grid gap-2">
          <h3 className="text-base">{t('optional')}</h3>
          <ul className="grid gap-3">
            {optional.map((line) => (
              <li
                key={line.id}
                className={`flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border p-3 ${line.isPicked ? 'border-ink bg-info-soft' : ''}`}
              >
                <p className="grid min-w-0 flex-1 basis-60 break-words">
                  <span className="flex flex-wrap items-baseline gap-2 font-medium">
                    {line.title}
                    <Badge variant={line.isPicked ? 'info' : 'default'}>
                      {t(line.isPicked ? 'in' : 'out')}
                    </Badge>
                  </span>
                  <span className="text-sm text-muted tabular-nums">{line.text}</span>
                </p>
                <p className="text-sm tabular-nums">{line.difference}</p>
                <Deed href={hrefOf(line.picks)}>{t(line.isPicked ? 'leaveOut' : 'takeIn')}</Deed>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  )
}

function Offer({
  column: { title, facts, isPicked, difference },
  of,
  href,
  language,
}: {
  column: OfferColumn
  /** name of the offer, for screen readers */
  of: string
  href: string | null
  language: Locale
}) {
  const t = documentTranslator('quotes.choices', language)
  return (
    <li
      aria-current={isPicked ? 'true' : undefined}
      className={`grid content-start gap-2 rounded-md border p-3 md:row-[span_var(--rows)] md:grid-rows-subgrid ${isPicked ? 'border-ink bg-info-soft ring-1 ring-ink' : ''}`}
    >
      <p className="flex flex-wrap items-baseline gap-2 font-semibold">
        {title}
        {isPicked ? <Badge variant="info">{t('picked')}</Badge> : null}
      </p>
      <dl className="contents">
        {facts.map(({ name, label, text, differs }) => (
          <div
            key={name}
            className={`flex flex-wrap justify-between gap-x-3 text-sm md:block ${name === 'total' ? 'border-t pt-2' : ''}`}
          >
            <dt className="text-xs text-muted">{label}</dt>
            <dd
              className={`min-w-0 break-words tabular-nums ${differs ? 'font-semibold underline decoration-2 underline-offset-4' : isPicked ? '' : 'text-muted'}`}
            >
              {text || '–'}
              {differs ? <span className="sr-only"> ({t('differs')})</span> : null}
            </dd>
          </div>
        ))}
      </dl>
      <div className="grid content-end gap-2">
        {difference ? <p className="text-sm font-medium tabular-nums">{difference}</p> : null}
        {isPicked ? null : (
          <Deed href={href}>
            {t('pick')}{' '}
            <span className="sr-only">
              {title}, {of}
            </span>
          </Deed>
        )}
      </div>
    </li>
  )
}

/** A link to the page with another pick; plain text where nothing can be picked. */
function Deed({ href, children }: { href: string | null; children: ReactNode }) {
  return href ? (
    <Link
      href={href}
      scroll={false}
      replace
      rel="nofollow"
      className={buttonVariants({ variant: 'outline', className: 'min-h-11' })}
      data-print="hide"
    >
      {children}
    </Link>
  ) : null
}
