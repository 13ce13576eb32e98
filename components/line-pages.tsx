import Link from 'next/link'
import { useTranslations } from 'next-intl'

/** Lines that a page draws at once: of thousands more than anybody reads, and more than a telephone holds. */
const LINES_DRAWN = 200

/** Which lines of many a page draws. */
export interface ShownLines {
  /** of the first, from 1, as the address says it: anything */
  from: string | readonly string[] | undefined
  /** the address of this page with other lines. @param from of the first, from 1; undefined for the beginning */
  addressOf: (from: number | undefined) => string
  /** so many at once instead of the usual */
  atOnce?: number
  /** id of what the lines stand in; left out for `lines` */
  anchor?: string
}

/** Indexes of the first line that is drawn and of the one after the last. */
export function linesShown(
  count: number,
  shown: ShownLines | undefined,
): { from: number; to: number } {
  const atOnce = shown?.atOnce ?? LINES_DRAWN
  if (!shown || count <= atOnce) return { from: 0, to: count }
  const firstLine = Number(shown.from)
  const start =
    Number.isInteger(firstLine) && firstLine >= 1 && firstLine <= count ? firstLine - 1 : 0
  const from = Math.floor(start / atOnce) * atOnce
  return { from, to: Math.min(count, from + atOnce) }
}

/** Which of how many lines these are, and the ways to the others; nothing where all of them are drawn. */
export function LinePages({ count, shown }: { count: number; shown: ShownLines | undefined }) {
  return shown && count > (shown.atOnce ?? LINES_DRAWN) ? (
    <Ways count={count} shown={shown} />
  ) : null
}

function Ways({ count, shown }: { count: number; shown: ShownLines }) {
  const t = useTranslations('common.linePages')
  const { from, to } = linesShown(count, shown)
  const { atOnce = LINES_DRAWN, anchor = 'lines' } = shown
  const way = (at: number, label: string) => (
    <Link
      className="inline-flex min-h-11 items-center text-info underline"
      href={`${shown.addressOf(at === 0 ? undefined : at + 1)}#${anchor}`}
    >
      {label}
    </Link>
  )
  return (
    <nav
      aria-label={t('label')}
      className="flex flex-wrap items-center gap-x-4 text-sm text-muted"
      data-print="hide"
    >
      <span className="tabular-nums">{t('range', { from: from + 1, to, count })}</span>
      {from > 0 ? way(0, t('first')) : null}
      {from > 0 ? way(from - atOnce, t('previous')) : null}
      {to < count ? way(to, t('next')) : null}
      {to < count ? way(Math.floor((count - 1) / atOnce) * atOnce, t('last')) : null}
    </nav>
  )
}
