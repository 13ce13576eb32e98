'use client'

import { cn } from '@/components/ui/cn'

/** One cell of the pricing grid. Enter goes to the cell below; a pasted column fills the cells below. */
export function GridCell({
  id,
  label,
  value,
  error,
  className,
  numeric,
  onChange,
  next,
}: {
  id: string
  label: string
  value: string
  error: string | undefined
  className: string
  numeric: boolean
  /** one value, or the column that was pasted */
  onChange: (values: readonly string[]) => void
  /** id of the cell below */
  next: string
}) {
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
        onFocus={(event) => event.target.select()}
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
      {error ? (
        <p id={`${id}-error`} className="max-w-40 text-xs text-fault">
          {error}
        </p>
      ) : null}
    </>
  )
}
