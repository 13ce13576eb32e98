'use client'

import { cn } from '@/components/ui/cn'
import { questionText, type Choice } from '@/platform/number-words'
import { usePageLocale } from './use-page-locale'

/** Asks which of two numbers was meant, each one tap away; nothing where there is no question. */
export function NumberQuestion({
  id,
  choices,
  className,
  onChoose,
}: {
  id?: string
  choices: readonly Choice[]
  className?: string
  /** takes the number as the field is to show it */
  onChoose: (plain: string) => void
}) {
  const locale = usePageLocale()
  if (choices.length === 0) return null
  return (
    <div
      id={id}
      role="group"
      aria-label={questionText(locale)}
      className={cn('flex flex-wrap items-center gap-1 text-xs text-caution', className)}
    >
      <span>{questionText(locale)}</span>
      {choices.map(({ text, plain }) => (
        <button
          key={plain}
          type="button"
          className="min-h-8 rounded-md border border-control bg-card px-2 tabular-nums hover:bg-ground max-md:min-h-11"
          onClick={() => onChoose(plain)}
        >
          {text}
        </button>
      ))}
    </div>
  )
}
