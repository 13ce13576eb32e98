'use client'

import { useEffect, useRef, useState } from 'react'
import type { PriceCurve } from '../../queries/landed-prices'
import type { CurvePoint } from '@/features/pricing/rules/curve'
import { formatAmount, formatMoney, formatWhole } from '@/platform/money'
import { areaBetween, chartScales, linePath, stepPath, type Scales } from './chart-paths'
import type { ConfiguratorTexts } from './configurator-texts'
import { fill } from '@/platform/fill'

const HEIGHT = 260

/**
 * The price of a piece by quantity: ex works as steps, landed above it with the duties as a band between, and the
 * requested quantity marked. All figures are the server's.
 * @param address that returns the curve
 */
export function PriceChart({
  address,
  country,
  texts,
}: {
  address: string
  country: string
  texts: ConfiguratorTexts
}) {
  const [curve, setCurve] = useState<PriceCurve | null | 'failed'>(null)
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)

  useEffect(() => {
    const abort = new AbortController()
    const timer = setTimeout(() => {
      fetch(address, { signal: abort.signal })
        .then(async (response) =>
          setCurve(response.ok ? ((await response.json()) as PriceCurve) : 'failed'),
        )
        .catch(() => (abort.signal.aborted ? undefined : setCurve('failed')))
    }, 150)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [address])

  useEffect(() => {
    const box = frame.current
    if (!box) return
    const watch = new ResizeObserver(
      ([entry]) => entry && setWidth(Math.round(entry.contentRect.width)),
    )
    watch.observe(box)
    return () => watch.disconnect()
  }, [])

  const isDrawn = curve !== null && curve !== 'failed' && width > 0
  return (
    <figure className="grid gap-2" data-testid="price-chart">
      <figcaption className="text-sm font-medium">{texts.chart}</figcaption>
      <div ref={frame} style={{ minHeight: HEIGHT }}>
        {curve === 'failed' ? (
          <p className="text-sm text-muted">{texts.chartFailed}</p>
        ) : isDrawn ? (
          <Drawing curve={curve} width={width} country={country} texts={texts} />
        ) : null}
      </div>
      {isDrawn ? <Figures curve={curve} country={country} texts={texts} /> : null}
    </figure>
  )
}

function Drawing({
  curve,
  width,
  country,
  texts,
}: {
  curve: PriceCurve
  width: number
  country: string
  texts: ConfiguratorTexts
}) {
  const { points, asked } = curve
  const scales = chartScales(points, { width, height: HEIGHT })
  const landed = points.filter(
    (point): point is CurvePoint & { landedUnitMinor: number } => point.landedUnitMinor !== null,
  )
  const { x, y } = scales
  return (
    <svg
      width={width}
      height={HEIGHT}
      role="img"
      aria-label={summary(curve, country, texts)}
      className="block text-xs"
    >
      <Axes scales={scales} width={width} texts={texts} />
      {landed.length > 0 ? (
        <path d={areaBetween(landed, scales)} className="fill-straw opacity-25" />
      ) : null}
      <path d={stepPath(points, scales)} className="fill-none stroke-blue" strokeWidth={2} />
      {landed.length > 0 ? (
        <path
          d={linePath(landed, scales)}
          className="fill-none stroke-bronze"
          strokeWidth={2}
          strokeDasharray="7 3"
        />
      ) : null}
      <line
        x1={x(asked.quantity)}
        x2={x(asked.quantity)}
        y1={12}
        y2={scales.bottom}
        className="stroke-violet"
        strokeDasharray="2 3"
      />
      <circle cx={x(asked.quantity)} cy={y(asked.unitPriceMinor)} r={4} className="fill-blue" />
      {asked.landedUnitMinor === null ? null : (
        <circle
          cx={x(asked.quantity)}
          cy={y(asked.landedUnitMinor)}
          r={4}
          className="fill-bronze"
        />
      )}
    </svg>
  )
}

function Axes({
  scales,
  width,
  texts,
}: {
  scales: Scales
  width: number
  texts: ConfiguratorTexts
}) {
  const { locale } = texts
  const { x, y, left, bottom, xTicks, yTicks } = scales
  return (
    <g className="fill-muted">
      {yTicks.map((minor) => (
        <g key={minor}>
          <line x1={left} x2={width} y1={y(minor)} y2={y(minor)} className="stroke-hairline" />
          <text x={left - 6} y={y(minor)} dy="0.32em" textAnchor="end">
            {formatAmount(minor, locale)}
          </text>
        </g>
      ))}
      {xTicks.map((quantity) => (
        <g key={quantity}>
          <line
            x1={x(quantity)}
            x2={x(quantity)}
            y1={bottom}
            y2={bottom + 4}
            className="stroke-control"
          />
          <text x={x(quantity)} y={bottom + 18} textAnchor="middle">
            {formatWhole(quantity, locale)}
          </text>
        </g>
      ))}
      <text x={width} y={HEIGHT - 2} textAnchor="end">
        {texts.chartAxis}
      </text>
    </g>
  )
}

/** The legend, with both prices at the requested quantity. */
function Figures({
  curve: { asked },
  country,
  texts,
}: {
  curve: PriceCurve
  country: string
  texts: ConfiguratorTexts
}) {
  const { locale } = texts
  return (
    <dl className="grid gap-1 text-sm" aria-live="polite">
      <div className="flex items-baseline gap-2">
        <dt className="flex items-center gap-2">
          <span aria-hidden className="h-0.5 w-6 bg-blue" />
          {texts.chartExWorks}
        </dt>
        <dd className="ms-auto tabular-nums">
          {fill(texts.chartAt, {
            price: formatMoney(asked.unitPriceMinor, 'USD', locale),
            count: formatWhole(asked.quantity, locale),
          })}
        </dd>
      </div>
      <div className="flex items-baseline gap-2">
        <dt className="flex items-center gap-2">
          <span aria-hidden className="w-6 border-t-2 border-dashed border-bronze" />
          {fill(texts.chartLanded, { country })}
        </dt>
        <dd className="ms-auto tabular-nums" data-testid="chart-landed">
          {asked.landedUnitMinor === null
            ? texts.chartUnrated
            : fill(texts.chartAt, {
                price: formatMoney(asked.landedUnitMinor, 'USD', locale),
                count: formatWhole(asked.quantity, locale),
              })}
        </dd>
      </div>
    </dl>
  )
}

function summary({ points, asked }: PriceCurve, country: string, texts: ConfiguratorTexts): string {
  const [first, last] = [points[0], points.at(-1)]
  const price = (minor: number | null | undefined) =>
    minor == null ? texts.chartUnrated : formatMoney(minor, 'USD', texts.locale)
  return fill(texts.chartSummary, {
    country,
    first: first?.quantity ?? 0,
    last: last?.quantity ?? 0,
    firstPrice: price(first?.unitPriceMinor),
    lastPrice: price(last?.unitPriceMinor),
    firstLanded: price(first?.landedUnitMinor),
    lastLanded: price(last?.landedUnitMinor),
    count: asked.quantity,
    price: price(asked.unitPriceMinor),
    landed: price(asked.landedUnitMinor),
  })
}
