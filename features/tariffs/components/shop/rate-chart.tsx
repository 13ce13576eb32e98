import { useLocale } from 'next-intl'
import { dayText } from '@/platform/dates'
import { formatDecimal } from '@/platform/money'
import type { RateStep } from '../../rules/rate-history'

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [800, 240, 44, 12, 20, 26]
const time = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** The total rate as steps over time, each cliff with its rate; drawn on the server. */
export function RateChart({
  steps,
  until,
  entryDate,
  label,
  entryLabel,
}: {
  steps: readonly RateStep[]
  until: string
  entryDate: string
  label: string
  entryLabel: string
}) {
  const locale = useLocale()
  const [first] = steps
  if (!first) return null
  const peak = Math.max(...steps.map(({ ratePercent }) => ratePercent))
  const top = Math.max(peak, 10) * 1.12
  const x = (day: string) =>
    LEFT +
    ((time(day) - time(first.from)) / Math.max(1, time(until) - time(first.from))) *
      (WIDTH - LEFT - RIGHT)
  const y = (rate: number) => TOP + (1 - rate / top) * (HEIGHT - TOP - BOTTOM)
  const path =
    steps
      .map(
        ({ from, ratePercent }, i) =>
          `${i === 0 ? 'M' : 'H'}${x(from).toFixed(1)}${i === 0 ? ` ${y(ratePercent).toFixed(1)}` : `V${y(ratePercent).toFixed(1)}`}`,
      )
      .join('') + `H${x(until).toFixed(1)}`
  const grid = [0, 0.25, 0.5, 0.75, 1].map((share) => Math.round((top / 1.12) * share))
  const years = Array.from(
    { length: Number(until.slice(0, 4)) - Number(first.from.slice(0, 4)) },
    (_, i) => String(Number(first.from.slice(0, 4)) + i + 1),
  )
  const within = entryDate >= first.from && entryDate <= until
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
      className="w-full min-w-xl text-xs"
      fontSize="11"
    >
      {[...new Set(grid)].map((rate) => (
        <g key={rate} className="text-muted">
          <line
            x1={LEFT}
            x2={WIDTH - RIGHT}
            y1={y(rate)}
            y2={y(rate)}
            stroke="var(--color-hairline)"
          />
          <text x={LEFT - 6} y={y(rate) + 4} textAnchor="end" fill="currentColor">
            {rate}%
          </text>
        </g>
      ))}
      <text x={LEFT} y={HEIGHT - 8} className="text-muted" fill="currentColor">
        {dayText(first.from, locale)}
      </text>
      {years
        .filter((year) => x(`${year}-01-01`) > LEFT + 90)
        .map((year) => (
          <g key={year} className="text-muted">
            <line
              x1={x(`${year}-01-01`)}
              x2={x(`${year}-01-01`)}
              y1={HEIGHT - BOTTOM}
              y2={HEIGHT - BOTTOM + 5}
              stroke="var(--color-control)"
            />
            <text x={x(`${year}-01-01`)} y={HEIGHT - 8} textAnchor="middle" fill="currentColor">
              {year}
            </text>
          </g>
        ))}
      {within ? (
        <g className="text-info">
          <line
            x1={x(entryDate)}
            x2={x(entryDate)}
            y1={TOP}
            y2={HEIGHT - BOTTOM}
            stroke="currentColor"
            strokeDasharray="3 3"
          />
          <text x={x(entryDate) - 5} y={TOP - 6} textAnchor="end" fill="currentColor">
            {entryLabel}
          </text>
        </g>
      ) : null}
      <path
        d={path}
        fill="none"
        stroke="var(--color-copper)"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      {steps.map(({ from, ratePercent }, i) => {
        const room = x(steps[i + 1]?.from ?? until) - x(from)
        return room > 34 || ratePercent === peak ? (
          <text
            key={from}
            x={x(from) + Math.min(room / 2, 40)}
            y={y(ratePercent) - 6}
            textAnchor="middle"
            fill="var(--color-ink)"
          >
            {formatDecimal(String(ratePercent), locale)}%
          </text>
        ) : null
      })}
    </svg>
  )
}
