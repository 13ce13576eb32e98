'use client'

import { useId, useState } from 'react'
import { NumberQuestion } from '@/components/form/number-question'
import { useDecimalSign } from '@/components/form/use-decimal-sign'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { decimalOf } from '@/platform/number-words'
import type { Dimension } from '../../rules/family'

/** A dimension as a slider with a number box beside it: both show the same value, and arrow keys step in the box. */
export function DimensionField({
  label,
  range,
  value,
  unit,
  inches,
  hint,
  problem,
  fix,
  onChange,
}: {
  label: string
  range: Dimension
  value: number
  unit: string
  /** a length in inches, with its unit */
  inches: (inches: number) => string
  hint: string
  problem: string | undefined
  fix: React.ReactNode
  onChange: (value: number) => void
}) {
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const [typing, setTyping] = useState(false)
  const sign = useDecimalSign()
  const read = (text: string) => decimalOf(text, { decimals: 2, sign })
  const type = (text: string) => {
    setTyped(text)
    onChange(Number(read(text).value ?? Number.NaN))
  }
  const step = (way: 1 | -1) => {
    setTyped(null)
    const from = Number.isNaN(value) ? range.start : value
    onChange(
      Number(Math.min(range.most, Math.max(range.least, from + way * range.step)).toFixed(2)),
    )
  }
  return (
    <div className="grid gap-1">
      <div className="flex items-baseline justify-between gap-3">
        <Label htmlFor={id}>{label}</Label>
        <span id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </span>
      </div>
      <div className="flex items-center gap-2 sm:gap-3">
        <input
          type="range"
          tabIndex={-1}
          aria-hidden
          min={range.least}
          max={range.most}
          step={range.step}
          value={Number.isNaN(value) ? range.least : value}
          onChange={(event) => {
            setTyped(null)
            onChange(Number(event.target.value))
          }}
          className="h-11 min-w-0 flex-1 accent-copper md:h-9"
        />
        <Input
          id={id}
          inputMode="decimal"
          value={typed ?? (Number.isNaN(value) ? '' : String(value))}
          aria-invalid={problem ? true : undefined}
          aria-describedby={`${id}-hint${problem ? ` ${id}-problem` : ''}`}
          onChange={(event) => {
            type(event.target.value)
          }}
          onFocus={() => setTyping(true)}
          onBlur={() => {
            setTyping(false)
            if (!Number.isNaN(value)) setTyped(null)
          }}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
            event.preventDefault()
            step(event.key === 'ArrowUp' ? 1 : -1)
          }}
          className="w-20 px-2 text-end tabular-nums md:h-9"
        />
        <span className="w-16 shrink-0 text-sm text-muted tabular-nums sm:w-20">
          {unit}
          {unit && !Number.isNaN(value) ? (
            <span className="block text-xs whitespace-nowrap sm:inline">
              <span className="max-sm:hidden"> · </span>
              {inches(value / 25.4)}
            </span>
          ) : null}
        </span>
      </div>
      {typing || typed === null ? null : (
        <NumberQuestion choices={read(typed).choices} className="justify-end" onChoose={type} />
      )}
      {problem ? (
        <p id={`${id}-problem`} className="flex flex-wrap items-center gap-x-3 text-sm text-fault">
          {problem} {fix}
        </p>
      ) : null}
    </div>
  )
}
