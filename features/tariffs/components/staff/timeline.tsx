import { useLocale } from 'next-intl'
import { dayText } from '@/platform/dates'
export interface TimelineRow {
  label: string
  spans: readonly { from: string; to: string | null; text: string; strong: boolean }[]
}

const time = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/**
 * Rows of what was in force from when to when, with today marked; every span also has its dates in words, for
 * readers who don't see the bars.
 */
export function Timeline({
  rows,
  from,
  until,
  today,
  todayLabel,
  spanText,
}: {
  rows: readonly TimelineRow[]
  /** first and last day drawn */
  from: string
  until: string
  today: string
  todayLabel: string
  spanText: (span: { from: string; to: string | null; text: string }) => string
}) {
  const locale = useLocale()
  const at = (day: string) =>
    Math.min(
      100,
      Math.max(0, ((time(day) - time(from)) / Math.max(1, time(until) - time(from))) * 100),
    )
  const years = Array.from(
    { length: Number(until.slice(0, 4)) - Number(from.slice(0, 4)) },
    (_, i) => `${Number(from.slice(0, 4)) + i + 1}`,
  )
  return (
    <div className="relative grid gap-2 overflow-x-auto rounded-md border bg-white p-3">
      <ul className="grid min-w-xl gap-3">
        {rows.map((row) => (
          <li key={row.label} className="grid gap-1">
            <p className="text-sm">{row.label}</p>
            <div className="relative h-7 bg-ground">
              {row.spans.map((span) => {
                const [start, end] = [at(span.from), at(span.to ?? until)]
                return (
                  <div
                    key={`${span.from}-${span.text}`}
                    title={spanText(span)}
                    className={`absolute inset-y-0 flex items-center overflow-hidden border-s-2 px-1 text-xs whitespace-nowrap ${span.strong ? 'border-copper-deep bg-copper text-white' : 'border-control bg-hairline text-ink'}`}
                    style={{
                      insetInlineStart: `${start}%`,
                      width: `${Math.max(0.4, end - start)}%`,
                    }}
                  >
                    <span aria-hidden>{span.text}</span>
                    <span className="sr-only">{spanText(span)}</span>
                  </div>
                )
              })}
              {today >= from && today <= until ? (
                <div
                  aria-hidden
                  className="absolute -inset-y-1 w-0.5 bg-ink"
                  style={{ insetInlineStart: `${at(today)}%` }}
                />
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      <div aria-hidden className="relative h-5 min-w-xl text-xs text-muted">
        {at(years[0] === undefined ? until : `${years[0]}-01-01`) > 12 ? (
          <span className="absolute start-0">{dayText(from, locale)}</span>
        ) : null}
        {years.map((year) => (
          <span
            key={year}
            className="absolute -translate-x-1/2"
            style={{ insetInlineStart: `${at(`${year}-01-01`)}%` }}
          >
            {year}
          </span>
        ))}
        {today >= from && today <= until ? (
          <span
            className="absolute -top-0.5 -translate-x-full bg-white px-1 font-medium text-ink"
            style={{ insetInlineStart: `${at(today)}%` }}
          >
            {todayLabel}
          </span>
        ) : null}
      </div>
    </div>
  )
}
