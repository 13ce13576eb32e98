'use client'

import { X } from 'lucide-react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { fill } from '@/platform/fill'
import type { LeftCell } from './paste-block'
import { useFormTexts } from './texts'

/** What came of a block that was pasted. */
export interface Pasted {
  taken: number
  /** the row that was taken for headings */
  headings: readonly string[] | null
  left: readonly LeftCell[]
  /** cells that stand in the grid, but can't be read there */
  unread: readonly { where: string; text: string; problem: string }[]
}

/** Beyond so many a person counts, not reads. */
const SHOWN = 20

/** Says what a pasted block filled and, cell by cell, what of it is still to be seen to. */
export function PasteReport({ pasted, onClose }: { pasted: Pasted | null; onClose: () => void }) {
  const texts = useFormTexts().paste
  if (!pasted) return null
  const { taken, headings, left, unread } = pasted
  const lines = [
    ...left.map(({ row, column, text, beyond }) => fill(texts[beyond], { row, column, text })),
    ...unread.map(({ where, problem }) => fill(texts.unread, { where, problem })),
  ]
  return (
    <Alert
      role="status"
      variant={lines.length > 0 ? 'caution' : 'info'}
      className="flex items-start gap-3"
      data-form="pasted"
    >
      <div className="grid flex-1 gap-1">
        <p className="font-medium">
          {fill(taken === 1 ? texts.takenOne : texts.taken, { count: taken })}
        </p>
        {headings ? <p>{fill(texts.headings, { text: headings.join(', ') })}</p> : null}
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
