'use client'

import { useRef, useState, type ReactNode } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { fill } from '@/platform/fill'
import type { Choice } from '@/platform/number-words'
import { NumberQuestion } from './number-question'
import { PasteReport, type Pasted } from './paste-report'
import { useFormTexts } from './texts'

/**
 * Ambiguous numbers of a grid: each asks below its cell once nobody types there, and numbers pasted
 * together can be answered together. A cell is identified by the id of its input.
 */
export function useGridQuestions({
  choicesAt: read,
  settle,
  onAnswer,
}: {
  /** the possible meanings of a cell's text; none where there is no question */
  choicesAt: (cell: string) => readonly Choice[]
  /** rewrites a typed text as the person's language settles it, where the grid's own reading doesn't */
  settle?: (cell: string, typed: string) => string
  /** puts texts into cells */
  onAnswer: (texts: ReadonlyMap<string, string>) => void
}): {
  /** reports the result of a paste, and leads to its first question */
  report: ReactNode
  /** a block was pasted; null once its rows have moved */
  setPasted: (pasted: Pasted | null) => void
  /** handlers for a cell's input */
  cell: (cell: string, text: string) => { onFocus: () => void; onBlur: () => void }
  /** the id of a cell's question, where it is shown */
  questionId: (cell: string) => string | undefined
  /** the question of a cell */
  question: (cell: string, label: string) => ReactNode
} {
  const texts = useFormTexts().paste
  const [pasted, setPasted] = useState<Pasted | null>(null)
  const [alike, setAlike] = useState(false)
  /** the cell that the person is in, and its possible meaning when they came */
  const [typing, setTyping] = useState<{ cell: string; meant: string } | null>(null)
  /** the cell's text when the person came to it */
  const before = useRef('')
  /** the cell that was left last: its question is read out */
  const [leftCell, setLeft] = useState<string | null>(null)
  // A cell is read once per rendering, however often it is used.
  const choicesByCell = new Map<string, readonly Choice[]>()
  const choicesAt = (cell: string): readonly Choice[] => {
    const choices = choicesByCell.get(cell) ?? read(cell)
    choicesByCell.set(cell, choices)
    return choices
  }
  const open = pasted?.asked.filter((cell) => choicesAt(cell).length > 0) ?? []
  const meantIn = (cell: string) => choicesAt(cell)[0]?.plain ?? ''
  // Nobody is asked while they type; a question that was there when they came stays, so that it is
  // next by keyboard.
  const isShown = (cell: string) =>
    choicesAt(cell).length > 0 && (typing?.cell !== cell || typing.meant === meantIn(cell))
  const idOf = (cell: string) => `${cell}-question`
  const answer = (cell: string, { plain, sign }: Choice) => {
    const together = alike && open.includes(cell) ? open : []
    onAnswer(
      new Map([
        ...together.flatMap((other): [string, string][] => {
          const same = choicesAt(other).find((choice) => choice.sign === sign)
          return same ? [[other, same.plain]] : []
        }),
        [cell, plain],
      ]),
    )
    // The question disappears with its answer: the focus returns to its cell.
    document.getElementById(cell)?.focus()
  }
  return {
    report: (
      <PasteReport
        pasted={pasted}
        asked={open.length}
        onAsked={() =>
          document
            .getElementById(idOf(open[0] ?? ''))
            ?.querySelector('button')
            ?.focus()
        }
        onClose={() => setPasted(null)}
      />
    ),
    setPasted: (next) => {
      setPasted(next)
      setAlike(false)
      setTyping(null)
      setLeft(null)
    },
    cell: (cell, text) => ({
      onFocus: () => {
        before.current = text
        setTyping({ cell, meant: meantIn(cell) })
      },
      onBlur: () => {
        setTyping(null)
        if (text === before.current) return
        setLeft(cell)
        const plain = settle?.(cell, text) ?? text
        if (plain !== text) onAnswer(new Map([[cell, plain]]))
      },
    }),
    questionId: (cell) => (isShown(cell) ? idOf(cell) : undefined),
    question: (cell, label) =>
      isShown(cell) ? (
        <NumberQuestion
          id={idOf(cell)}
          label={label}
          choices={choicesAt(cell)}
          announced={leftCell === cell}
          className="max-w-48 py-1"
          onChoose={(_, choice) => answer(cell, choice)}
        >
          {open.length > 1 && open.includes(cell) ? (
            <label className="flex min-h-8 items-center gap-2 max-md:min-h-11">
              <Checkbox checked={alike} onCheckedChange={setAlike} />
              {fill(texts.alike, { count: open.length })}
            </label>
          ) : null}
        </NumberQuestion>
      ) : null,
  }
}
