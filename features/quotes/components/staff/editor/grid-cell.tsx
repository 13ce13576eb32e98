'use client'

import { useState } from 'react'
import { NumberQuestion } from '@/components/form/number-question'
import { readBlock } from '@/components/form/paste-block'
import { cn } from '@/components/ui/cn'
import type { Choice } from '@/platform/number-words'

/** One cell of the pricing grid. Enter goes to the cell below; a block pasted from a sheet is handed on. */
export function GridCell({
  id,
  label,
  value,
  error,
  choices,
  className,
  numeric,
  onChange,
  onBlock,
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
  onChange: (text: string) => void
  /** takes the rows and columns that were pasted from here on */
  onBlock: (block: readonly (readonly string[])[]) => void
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
        className={cn(numeric && 'num', className)}
        onChange={(event) => onChange(event.target.value)}
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
          const block = readBlock(event.clipboardData.getData('text'))
          if (!block) return
          event.preventDefault()
          onBlock(block)
        }}
      />
      {typing || choices.length === 0 ? null : (
        <NumberQuestion choices={choices} className="max-w-40" onChoose={onChange} />
      )}
      {error ? (
        <p id={`${id}-error`} className="max-w-40 text-xs text-fault">
          {error}
        </p>
      ) : null}
    </>
  )
}
