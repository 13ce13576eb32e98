'use client'

import type { ReactNode } from 'react'
import { choiceText, questionText, type Choice } from '@/platform/number-words'
import { usePageLocale } from './use-page-locale'

/**
 * Asks which of two numbers was meant, each one tap away; nothing where there is no question. It
 * appears on the product page, whose script budget excludes class composition.
 */
export function NumberQuestion({
  id,
  label,
  choices,
  className = '',
  announced = false,
  children,
  onChoose,
}: {
  id?: string
  /** what the number is, where no label stands beside it */
  label?: string
  choices: readonly Choice[]
  className?: string
  /** read out when it appears: the person has gone on to another field by then */
  announced?: boolean
  children?: ReactNode
  /** receives the number as the field should show it */
  onChoose: (plain: string, choice: Choice) => void
}) {
  const locale = usePageLocale()
  if (choices.length === 0) return null
  return (
    <div
      id={id}
      role="group"
      aria-label={label ? `${questionText(locale)} ${label}` : questionText(locale)}
      className={`flex flex-wrap items-center gap-1 text-xs text-caution ${className}`}
    >
      <span role={announced ? 'alert' : undefined}>
        {announced && label ? <span className="sr-only">{label}: </span> : null}
        {questionText(locale)}
      </span>
      {choices.map((choice) => (
        <button
          key={choice.plain}
          type="button"
          className="min-h-8 rounded-md border border-control bg-card px-2 tabular-nums hover:bg-ground max-md:min-h-11"
          onClick={() => onChoose(choice.plain, choice)}
        >
          {choiceText(choice, locale)}
        </button>
      ))}
      {children}
    </div>
  )
}
