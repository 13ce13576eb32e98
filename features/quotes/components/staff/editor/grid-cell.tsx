'use client'

import { useState } from 'react'
import { NumberQuestion } from '@/components/form/number-question'
import { cn } from '@/components/ui/cn'
import type { Choice } from '@/platform/number-words'

/** One cell of the pricing grid. Enter goes to the cell below; a pasted column fills the cells below. */
export function GridCell({
  id,
  label,
  value,
  error,
  choices,
  className,
  numeric,
  onChange,
  next,
}: {
  id: string
  label: string
  value: string
  error: string | undefined
  /** what the number can mean, where it is ambiguous: asked once it is typed */
  choices: readonly Choice[]
  className: string
  numeric: boolean
  /** one value, or the column that was pasted */
  onChange: (values: readonly string[]) => void
  /** id of the cell below */
  next: string
}) {
  const [typing, setTyping] = useState(false)
  return (
    <>
      <input
        id={id}
        aria-label={label}
        value={value}
        inputMode={numeric ? 'decimal' : 'text'}
        autoComplete="off"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        className={cn(
          'h-9 rounded-md border border-input bg-card px-2 text-sm aria-invalid:border-fault',
          numeric && 'text-end tabular-nums',
          className,
        )}
        onChange={(event) => onChange([event.target.value])}
        onFocus={(event) => {
          setTyping(true)
          event.target.select()
        }}
        onBlur={() => setTyping(false)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          const below = document.getElementById(next)
          if (!below) return
          event.preventDefault()
          below.focus()
        }}
        onPaste={(event) => {
          const rows = event.clipboardData
            .getData('text')
            .replace(/\r?\n$/, '')
            .split(/\r?\n/)
          if (rows.length < 2) return
          event.preventDefault()
          onChange(rows.map((row) => row.split('\t')[0]?.trim() ?? ''))
        }}
      />
      {typing ? null : (
        <NumberQuestion
          choices={choices}
          className="max-w-40"
          onChoose={(plain) => onChange([plain])}
        />
      )}
      {error ? (
        <p id={`${id}-error`} className="max-w-40 text-xs text-fault">
          {error}
        </p>
      ) : null}
    </>
  )
}
