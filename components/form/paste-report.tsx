'use client'

import { X } from 'lucide-react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { DecimalSign } from '@/platform/amounts'
import type { Message } from '@/i18n/message'
import { fill } from '@/platform/fill'
import { complaintText } from '@/platform/number-words'
import type { LeftCell } from './paste-block'
import { useFormTexts } from './texts'
import { usePageLocale } from './use-page-locale'

/** The result of pasting a block. */
export interface Pasted {
  taken: number
  /** the row that was taken for headings */
  headings: readonly string[] | null
  left: readonly LeftCell[]
  /** cells that stand in the grid, but can't be read there */
  unread: readonly { where: string; text: string; problem: Message }[]
  /** cells with an ambiguous number, by the id of their input */
  asked: readonly string[]
  /** what showed the block's decimal sign, where it settled a number */
  hand: { sign: DecimalSign; text: string } | null
}

/** More than this is only counted. */
const SHOWN = 20

/** Says what a pasted block filled and, cell by cell, what needs attention. */
export function PasteReport({
  pasted,
  asked,
  onAsked,
  onClose,
}: {
  pasted: Pasted | null
  /** cells that still ask which of two numbers is meant */
  asked: number
  /** leads to the first of them */
  onAsked: () => void
  onClose: () => void
}) {
  const texts = useFormTexts().paste
  const locale = usePageLocale()
  if (!pasted) return null
  const { taken, headings, left, unread, hand } = pasted
  const lines = [
    ...left.map(({ row, column, text, beyond }) => fill(texts[beyond], { row, column, text })),
    ...unread.map(({ where, problem }) =>
      fill(texts.unread, { where, problem: complaintText(problem, locale) }),
    ),
  ]
  return (
    <Alert
      role="status"
      variant={lines.length > 0 || asked > 0 ? 'caution' : 'info'}
      className="flex items-start gap-3"
      data-form="pasted"
    >
      <div className="grid flex-1 gap-1">
        <p className="font-medium">
          {fill(taken === 1 ? texts.takenOne : texts.taken, { count: taken })}
        </p>
        {headings ? <p>{fill(texts.headings, { text: headings.join(', ') })}</p> : null}
        {hand ? (
          <p>{fill(hand.sign === '.' ? texts.readPoint : texts.readComma, { text: hand.text })}</p>
        ) : null}
        {asked > 0 ? (
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {fill(asked === 1 ? texts.askedOne : texts.asked, { count: asked })}
            <Button variant="outline" size="sm" onClick={onAsked}>
              {texts.toAsked}
            </Button>
          </p>
        ) : null}
        {lines.length > 0 ? (
          <>
            <p>{fill(lines.length === 1 ? texts.openOne : texts.open, { count: lines.length })}</p>
            <ul className="list-disc ps-5">
              {lines.slice(0, SHOWN).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            {lines.length > SHOWN ? (
              <p>{fill(texts.more, { count: lines.length - SHOWN })}</p>
            ) : null}
          </>
        ) : null}
      </div>
      <Button variant="ghost" size="icon" aria-label={texts.close} onClick={onClose}>
        <X aria-hidden />
      </Button>
    </Alert>
  )
}
