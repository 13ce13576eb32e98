'use client'

import { AxisBottom } from '@visx/axis'
import { Group } from '@visx/group'
import { scaleLinear } from '@visx/scale'
import { Bar } from '@visx/shape'
import { useEffect, useRef, useState } from 'react'
import type { BarGroup, Tone } from '../../rules/figure'

/** Colours of heated steel; the table and the key say what a part is, never its colour alone. */
const FILLS: Readonly<Record<Tone, string>> = {
  straw: '#d9b866',
  bronze: '#8a4f1d',
  violet: '#5d3f87',
  blue: '#1f4e8c',
}
const ROW = 30
const BAR = 20
/** Where a phone has no room beside the bars, their labels stand above them. */
const NARROW = 460
const LABEL = 18
const FOOT = 26
/** Room for the text at the end of a bar. */
const END = 112

/** Bars on one scale with their values; the table below has the same figures. */
export function BarChart({ group, title }: { group: BarGroup; title: string }) {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(640)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) =>
      setWidth(Math.max(240, Math.round(entry?.contentRect.width ?? 640))),
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const { bars, name } = group
  const above = width < NARROW
  const head = above ? 0 : Math.min(180, Math.round(width * 0.32))
  const row = above ? ROW + LABEL : ROW
  const sums = bars.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0))
  const x = scaleLinear({
    domain: [0, Math.max(1, ...sums)],
    range: [0, Math.max(40, width - head - END)],
    nice: true,
  })
  const barTop = above ? LABEL : (ROW - BAR) / 2
  const key = bars[0]?.parts.filter((part) => part.name) ?? []
  return (
    <figure className="grid gap-1">
      {name ? <figcaption className="text-xs font-medium text-muted">{name}</figcaption> : null}
      <div ref={box} className="w-full">
        <svg
          role="img"
          aria-label={name ? `${title}, ${name}` : title}
          width={width}
          height={bars.length * row + FOOT}
          className="max-w-full text-xs"
        >
          {bars.map((bar, i) => {
            const offsets = bar.parts.map((_, at) =>
              bar.parts.slice(0, at + 1).reduce((sum, { value }) => sum + value, 0),
            )
            return (
              <Group key={`${bar.label} ${i}`} top={i * row}>
                <text
                  x={above ? 0 : head - 8}
                  y={above ? LABEL / 2 : ROW / 2}
                  textAnchor={above ? 'start' : 'end'}
                  dominantBaseline="central"
                  fill="currentColor"
                >
                  {clipped(bar.label, above ? width : head)}
                </text>
                {bar.parts.map(({ value, tone }, at) => (
                  <Bar
                    key={tone}
                    x={head + x((offsets[at] ?? 0) - value)}
                    width={x(value)}
                    y={barTop}
                    height={BAR}
                    fill={FILLS[tone]}
                  />
                ))}
                <text
                  x={head + x(offsets.at(-1) ?? 0) + 6}
                  y={barTop + BAR / 2}
                  dominantBaseline="central"
                  fill="currentColor"
                  className="tabular-nums"
                >
                  {bar.text}
                </text>
              </Group>
            )
          })}
          <AxisBottom
            top={bars.length * row}
            left={head}
            scale={x}
            numTicks={0}
            hideTicks
            stroke="#7c8894"
            tickFormat={() => ''}
          />
        </svg>
      </div>
      {key.length > 0 ? (
        <ul className="flex flex-wrap gap-x-4 text-xs text-muted">
          {key.map(({ name: word, tone }) => (
            <li key={tone} className="flex items-center gap-1.5">
              <svg aria-hidden width="10" height="10">
                <rect width="10" height="10" fill={FILLS[tone]} />
              </svg>
              {word}
            </li>
          ))}
        </ul>
      ) : null}
    </figure>
  )
}

/** As much of a label as fits; the table has all of it. */
const clipped = (label: string, head: number): string => {
  const most = Math.max(6, Math.floor(head / 6.6))
  return label.length > most ? `${label.slice(0, most - 1)}…` : label
}
