'use client'

import { useTranslations } from 'next-intl'
import { NumberQuestion } from '@/components/form/number-question'
import { usePieces } from '@/components/form/use-pieces'
import { Button } from '@/components/ui/button'
import { fieldMessageId } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import type { RequestProblem } from '../../rules/request-problems'
import { updateLine, type ListLine } from '@/features/basket/stores/request-list'
import type { ReadNumber } from '@/platform/number-words'
import { lineControlId } from './payload'
import { useProblemText } from './problem-text'

/**
 * Quantity of a line, as typed: never corrected silently. A broken rule is named here, with the quantities that
 * would fit one tap away.
 */
export function QuantityField({
  line,
  name,
  problem,
  hints,
  labelled = false,
}: {
  line: ListLine
  name: string
  problem: Pick<RequestProblem, 'code' | 'values' | 'nearest'> | undefined
  /** the rules, and what a few more would save */
  hints: readonly string[]
  /** shows its label on wide screens too, where no column heading names it */
  labelled?: boolean
}) {
  const t = useTranslations('request')
  const { text } = useProblemText()
  const read = usePieces()
  const shown = line.typed ?? String(line.quantity)
  const { choices } = read(shown)
  const type = (entry: string) => updateLine(line.id, entryOf(entry, read(entry)))
  const id = lineControlId(line.id, 'quantity')
  return (
    <div className="grid content-start gap-1">
      <Label htmlFor={id} className={labelled ? undefined : 'md:sr-only'}>
        {t('list.columns.quantity')} <span className="sr-only">{name}</span>
      </Label>
      <Input
        id={id}
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        className="text-end"
        value={shown}
        onChange={(event) => type(event.target.value)}
        aria-invalid={problem ? true : undefined}
        aria-describedby={fieldMessageId(id)}
      />
      <div id={fieldMessageId(id)} className="grid gap-1 text-xs text-muted-foreground">
        <NumberQuestion choices={choices} onChoose={type} />
        {choices.length > 0 ? null : problem ? (
          <p className="text-sm text-fault">{text(problem)}</p>
        ) : (
          hints.map((hint) => <p key={hint}>{hint}</p>)
        )}
      </div>
      {problem && problem.nearest.length > 0 && choices.length === 0 ? (
        <div className="flex flex-wrap gap-2">
          {problem.nearest.map((quantity) => (
            <Button
              key={quantity}
              variant="outline"
              size="sm"
              onClick={() => updateLine(line.id, { quantity, typed: undefined })}
            >
              {t('list.setTo', { quantity })}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  )
}

/** A whole number becomes the quantity; anything else is kept as typed beside a quantity of 0. */
function entryOf(
  text: string,
  { value, plain }: ReadNumber<number>,
): { quantity: number; typed: string | undefined } {
  return value === undefined || value > MOST
    ? { quantity: 0, typed: text }
    : { quantity: value, typed: text.trim() === plain ? undefined : text }
}

const MOST = 9_999_999_999
