import type { ListPage } from '@/platform/lists/source'
import type { AddressOf, ListTexts } from './texts'

/** Says which entries of how many these are, with links to the others. */
export function ListPages({
  page: { range, previous, next },
  t,
  addressOf,
  found,
}: {
  page: ListPage<unknown>
  t: ListTexts
  addressOf: AddressOf
  found: string
}) {
  const link = 'inline-flex min-h-9 items-center text-info underline'
  return (
    <nav
      aria-label={t('pages.label')}
      className="flex flex-wrap items-center gap-x-4 text-sm text-muted"
    >
      <span className="tabular-nums">
        {range ? t('range', { ...range, found }) : t('ofFound', { found })}
      </span>
      {previous ? (
        <>
          <a className={link} href={addressOf({})}>
            {t('pages.first')}
          </a>
          <a
            className={link}
            href={addressOf({ place: { side: 'before', cursor: previous } })}
            rel="prev"
          >
            {t('pages.previous')}
          </a>
        </>
      ) : null}
      {next ? (
        <a className={link} href={addressOf({ place: { side: 'after', cursor: next } })} rel="next">
          {t('pages.next')}
        </a>
      ) : null}
    </nav>
  )
}
