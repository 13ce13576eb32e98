'use client'

import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import type { DecimalSign } from '@/platform/amounts'
import { fill } from '@/platform/fill'
import type { NumberExample } from '@/platform/numbers-among'
import { useFormTexts } from './texts'

/** Asks once per file for the decimal sign of its numbers, showing what each answer makes of two of them. */
export function DecimalSignChoice({
  id,
  examples,
  said,
  point,
  comma,
}: {
  id: string
  examples: readonly (NumberExample & { where: string })[]
  /** the answer; null where there is none yet */
  said: DecimalSign | null
  /** the button of each answer */
  point: ReactNode
  comma: ReactNode
}) {
  const texts = useFormTexts().sheet
  const answers = [
    { sign: '.', title: texts.pointTitle, button: point },
    { sign: ',', title: texts.commaTitle, button: comma },
  ] as const
  return (
    <section
      aria-labelledby={id}
      className={cn(
        'grid gap-3 rounded-md border p-4 text-sm',
        said === null ? 'border-caution bg-caution-soft' : 'bg-white',
      )}
      data-form="decimal-sign"
    >
      <h2 id={id} className="text-base font-medium">
        {texts.title}
      </h2>
      <p className="max-w-prose">
        {said === null
          ? texts.lead
          : fill(texts.answered, { sign: said === '.' ? texts.point : texts.comma })}
      </p>
      <div className="grid gap-3 sm:grid-cols-2">
        {answers.map(({ sign, title, button }) => (
          <div
            key={sign}
            role="group"
            aria-labelledby={`${id}-${sign === '.' ? 'point' : 'comma'}`}
            className="grid content-between gap-3 rounded-md border bg-white p-3"
          >
            <div className="grid gap-1">
              <h3 id={`${id}-${sign === '.' ? 'point' : 'comma'}`} className="font-medium">
                {title}
              </h3>
              <ul className="grid gap-1">
                {examples.map(({ where, text, ...read }) => {
                  const value = sign === '.' ? read.point : read.comma
                  return (
                    <li key={`${where} ${text}`} className="flex flex-wrap gap-x-2 tabular-nums">
                      <span className="text-muted">{where}:</span>
                      <span>
                        {value === null
                          ? fill(texts.isNot, { text })
                          : fill(texts.is, { text, value })}
                      </span>
                    </li>
                  )
                })}
              </ul>
            </div>
            {button}
          </div>
        ))}
      </div>
    </section>
  )
}
