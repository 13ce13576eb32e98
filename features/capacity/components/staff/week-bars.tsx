import { cn } from '@/components/ui/cn'
import { formatWhole } from '@/platform/money'
import type { CentreWeek } from '../../queries/weeks'

/** Of the chart, in units of its own: it scales to the width of its place. */
const HEIGHT = 100
const COLUMN = 10
const GAP = 1.5

/**
 * Weeks side by side: a week’s capacity is outlined, what is taken is filled, and what exceeds the
 * capacity is hatched, so that the chart reads in grey too. The table beside it says the same.
 */
export function WeekBars({
  code,
  weeks,
  label,
  locale,
}: {
  code: string
  weeks: readonly CentreWeek[]
  label: string
  locale: string
}) {
  const most = Math.max(1, ...weeks.map(({ capacity, taken }) => Math.max(capacity, taken)))
  const high = (pieces: number): number => (pieces / most) * HEIGHT
  return (
    <div className="grid grid-cols-1 gap-1">
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 -1 ${weeks.length * COLUMN} ${HEIGHT + 2}`}
        preserveAspectRatio="none"
        className="h-28 w-full text-info"
      >
        <defs>
          <pattern
            id={`over-${code}`}
            width="2"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(20)"
          >
            <rect width="2" height="6" fill="white" />
            <rect width="2" height="3" className="fill-fault" />
          </pattern>
        </defs>
        {weeks.map(({ week, capacity, taken, over }, i) => {
          const column = { x: i * COLUMN + GAP / 2, width: COLUMN - GAP }
          const within = Math.min(taken, capacity)
          return (
            <g key={week}>
              <rect
                {...column}
                y={HEIGHT - high(within)}
                height={high(within)}
                fill="currentColor"
                fillOpacity="0.8"
              />
              {over > 0 ? (
                <rect
                  {...column}
                  y={HEIGHT - high(taken)}
                  height={high(over)}
                  fill={`url(#over-${code})`}
                  className="stroke-fault"
                  vectorEffect="non-scaling-stroke"
                />
              ) : null}
              <rect
                {...column}
                y={HEIGHT - high(capacity)}
                height={high(capacity)}
                fill="none"
                className="stroke-input"
                vectorEffect="non-scaling-stroke"
              />
            </g>
          )
        })}
      </svg>
      <div aria-hidden className="flex text-center text-xs text-muted tabular-nums">
        {weeks.map(({ week, number, over }) => (
          <span key={week} className={cn('min-w-0 flex-1', over > 0 && 'font-semibold text-fault')}>
            {formatWhole(number, locale)}
          </span>
        ))}
      </div>
    </div>
  )
}
