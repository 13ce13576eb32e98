/**
 * Where today's and the expected figure lie between an outlook's minimum and maximum; the thick part is P10 to P90.
 */
export function RangeBar({
  range,
  money,
  label,
  today,
  expected,
}: {
  range: {
    todayMinor: number
    minMinor: number
    maxMinor: number
    expectedMinor: number
    p10Minor: number
    p90Minor: number
  }
  money: (amountMinor: number) => string
  label: string
  today: string
  expected: string
}) {
  const low = Math.min(range.minMinor, range.todayMinor)
  const span = Math.max(range.maxMinor, range.todayMinor) - low || 1
  const at = (amountMinor: number) => `${(((amountMinor - low) / span) * 100).toFixed(2)}%`
  return (
    <div className="grid gap-1">
      <div role="img" aria-label={label} className="relative mx-1 h-8">
        <div className="absolute inset-x-0 top-3.5 h-1 rounded-full bg-hairline" />
        <div
          className="absolute top-2.5 h-3 rounded-full bg-copper/40"
          style={{
            insetInlineStart: at(range.p10Minor),
            width: `${(((range.p90Minor - range.p10Minor) / span) * 100).toFixed(2)}%`,
          }}
        />
        <div
          className="absolute top-1 h-6 w-1 -translate-x-1/2 bg-copper"
          style={{ insetInlineStart: at(range.expectedMinor) }}
        />
        <div
          className="absolute top-1 h-6 w-0.5 -translate-x-1/2 bg-ink"
          style={{ insetInlineStart: at(range.todayMinor) }}
        />
      </div>
      <p
        aria-hidden
        className="flex flex-wrap justify-between gap-x-4 text-xs text-muted tabular-nums"
      >
        <span>{money(low)}</span>
        <span className="flex flex-wrap gap-x-4">
          <span>
            <span className="me-1 inline-block h-3 w-0.5 bg-ink align-middle" />
            {today}
          </span>
          <span>
            <span className="me-1 inline-block h-3 w-1 bg-copper align-middle" />
            {expected}
          </span>
        </span>
        <span>{money(low + span)}</span>
      </p>
    </div>
  )
}
