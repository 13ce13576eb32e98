'use client'

import type { ReactNode } from 'react'
import { readBlock } from '@/components/form/paste-block'
import { cn } from '@/components/ui/cn'

/** One cell of the pricing grid; a block pasted from a sheet is passed on. */
export function GridCell({
  id,
  label,
  value,
  error,
  questionId,
  question,
  className,
  numeric,
  onChange,
  onFocus,
  onBlur,
  onBlock,
}: {
  id: string
  label: string
  value: string
  error: string | undefined
  questionId: string | undefined
  /** asks which of two numbers is meant, where it is ambiguous */
  question: ReactNode
  className: string
  numeric: boolean
  onChange: (text: string) => void
  onFocus: () => void
  onBlur: () => void
  /** takes the rows and columns pasted from this cell on */
  onBlock: (block: readonly (readonly string[])[]) => void
}) {
  // The question says what is wrong, and more.
  const shownError = question ? undefined : error
  return (
    <>
      <input
        id={id}
        aria-label={label}
        value={value}
        inputMode={numeric ? 'decimal' : 'text'}
        autoComplete="off"
        aria-invalid={error ? true : undefined}
        aria-describedby={questionId ?? (shownError ? `${id}-error` : undefined)}
        className={cn(numeric && 'num', className)}
        onChange={(event) => onChange(event.target.value)}
        onFocus={(event) => {
          onFocus()
          event.target.select()
        }}
        onBlur={onBlur}
        onPaste={(event) => {
          const block = readBlock(event.clipboardData.getData('text'))
          if (!block) return
          event.preventDefault()
          onBlock(block)
        }}
      />
      {question}
      {shownError ? (
        <p id={`${id}-error`} className="max-w-40 text-xs text-fault">
          {shownError}
        </p>
      ) : null}
    </>
  )
}
