import type { ReactNode } from 'react'
import { LightButton, LightInput, LightLabel } from '@/components/ui/light'
import { NumberQuestion } from '@/components/form/number-question'
import type { BrokenMinimum } from '@/features/pricing/rules/minimums'
import type { QuantityProblem } from '@/features/pricing/rules/list-price'
import type { ConfiguratorTexts } from './configurator-texts'
import { fill } from '@/platform/fill'
import type { Choice } from '@/platform/number-words'
import { minimumText } from './way-text'

/**
 * The quantity as typed. A wrong one is never corrected by itself: the rule is named, and a valid one is one tap away.
 */
export function QuantityControl({
  typed,
  choices,
  product,
  broken,
  problem,
  texts,
  onChange,
  children,
}: {
  typed: string
  /** possible readings, where it is ambiguous */
  choices: readonly Choice[]
  product: { moq: number; orderMultiple: number }
  /** unmet minimums; they are shown before a broken multiple, since each way out meets both */
  broken: readonly BrokenMinimum[]
  problem: QuantityProblem | null
  texts: ConfiguratorTexts
  onChange: (typed: string) => void
  /** ways to meet a minimum */
  children: ReactNode
}) {
  const wrong = problem !== null || broken.length > 0
  return (
    <div className="grid gap-1">
      <LightLabel htmlFor="quantity">{texts.quantity}</LightLabel>
      <LightInput
        id="quantity"
        value={typed}
        inputMode="numeric"
        maxLength={10}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? 'quantity-problem' : undefined}
        onChange={(event) => onChange(event.target.value)}
        className="px-3"
      />
      <div
        id="quantity-problem"
        role="alert"
        className="grid gap-1 text-sm text-fault empty:hidden"
      >
        <NumberQuestion choices={choices} onChoose={onChange} />
        {broken.map((one) => (
          <p key={one.rule + one.code}>{minimumText(one, texts)}</p>
        ))}
        {problem && broken.length === 0 && choices.length === 0 ? (
          <>
            <p>
              {fill(texts[problem.rule], {
                moq: product.moq,
                multiple: product.orderMultiple,
                maximum: 1_000_000,
              })}
            </p>
            <p className="flex flex-wrap gap-2">
              {problem.nearest.map((count) => (
                <LightButton key={count} onClick={() => onChange(String(count))} look="outline">
                  {fill(texts.use, { count })}
                </LightButton>
              ))}
            </p>
          </>
        ) : null}
      </div>
      {children}
    </div>
  )
}
