'use client'

import { useState } from 'react'
import { cn } from '@/components/ui/cn'
import { Input } from '@/components/ui/input'
import type { Writing } from '@/platform/amounts'
import {
  amountOf,
  complaintText,
  decimalOf,
  wholeOf,
  type ReadNumber,
} from '@/platform/number-words'
import { NumberQuestion } from './number-question'
import { useDecimalSign } from './use-decimal-sign'
import { usePageLocale } from './use-page-locale'
import { useTypedText } from './use-typed-text'

/** What a field accepts: an amount of a currency, a decimal, or a whole number. */
export type NumberKind = { currency: string } | { decimals: number } | 'whole'

/** Reads the text of a number field. */
export function readNumber(
  text: string,
  kind: NumberKind,
  writing: Writing,
): ReadNumber<number | string> {
  if (kind === 'whole') return wholeOf(text, writing)
  return 'currency' in kind
    ? amountOf(text, { ...writing, ...kind })
    : decimalOf(text, { ...writing, ...kind })
}

/**
 * A number in a plain form. After typing, a number that the person's language settles is written
 * out plainly for every reader, and an ambiguous one is asked about.
 */
export function NumberInput({
  id,
  name,
  kind,
  signed = false,
  start = '',
  className,
  ...more
}: {
  id?: string
  name: string
  kind: NumberKind
  /** allows negative numbers */
  signed?: boolean
  start?: string
  className?: string
  placeholder?: string | undefined
  'data-desk-value'?: boolean
  'aria-label'?: string
  'aria-describedby'?: string | undefined
  'aria-invalid'?: boolean
}) {
  const locale = usePageLocale()
  const sign = useDecimalSign()
  const [text, set] = useTypedText(start)
  const [typing, setTyping] = useState(false)
  // A refused number is asked about: the server doesn't know how this person writes.
  const refused = more['aria-invalid'] === true && text === start
  const { choices, complaint } = readNumber(text, kind, {
    sign: refused ? undefined : sign,
    signed,
  })
  const leave = () => {
    setTyping(false)
    const plainly = readNumber(text, kind, { signed })
    const settled = plainly.choices.find(
      (choice) => readNumber(text, kind, { sign, signed }).plain === choice.plain,
    )
    if (settled) set(settled.plain)
  }
  const wrong = !typing && complaint !== null && choices.length === 0
  return (
    <span className="grid gap-1">
      <Input
        {...more}
        id={id}
        name={name}
        inputMode={kind === 'whole' ? 'numeric' : 'decimal'}
        autoComplete="off"
        maxLength={24}
        aria-invalid={more['aria-invalid'] || wrong || undefined}
        value={text}
        className={cn('tabular-nums', className)}
        onChange={(event) => set(event.target.value)}
        onFocus={() => setTyping(true)}
        onBlur={leave}
        // Enter sends the form without leaving the field.
        onKeyDown={({ key }) => {
          if (key === 'Enter') leave()
        }}
      />
      {typing ? null : <NumberQuestion choices={choices} onChoose={set} />}
      {wrong ? (
        <span className="text-xs text-fault">{complaintText(complaint, locale)}</span>
      ) : null}
    </span>
  )
}
