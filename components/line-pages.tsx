import Link from 'next/link'
import { useTranslations } from 'next-intl'

/** How many lines a page draws at once: thousands are more than anybody reads, and more than a phone handles. */
const LINES_DRAWN = 200

/** Which of many lines a page draws. */
export interface ShownLines {
  /** number of the first, from 1, as the address has it: unchecked */
  from: string | readonly string[] | undefined
  /**
   * the address of this page with other lines. @param from number of the first, from 1; undefined
   * for the beginning
   */
  addressOf: (from: number | undefined) => string
  /** how many at once, instead of the usual number */
  atOnce?: number
  /** id of the element around the lines; `lines` by default */
  anchor?: string
}

/** Indexes of the first drawn line and of the one after the last. */
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

/** Says which lines of how many these are, with links to the others; nothing where all of them are drawn. */
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
