import type { QuantityProblem } from '@/features/pricing/rules'
import type { ConfiguratorTexts } from './configurator-texts'
import { fill } from './fill'

/** The quantity as typed. A wrong one is never corrected: the rule is named, and the nearest right ones are one tap away. */
export function QuantityControl({ typed, product, problem, texts, onChange }: {
  typed: string
  product: { moq: number; orderMultiple: number }
  problem: QuantityProblem | null
  texts: ConfiguratorTexts
  onChange: (typed: string) => void
}) {
  return (
    <div className="grid gap-1">
      <label htmlFor="quantity" className="text-sm font-medium">{texts.quantity}</label>
      <input
        id="quantity"
        value={typed}
        inputMode="numeric"
        autoComplete="off"
        maxLength={10}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? 'quantity-problem' : undefined}
        onChange={(event) => onChange(event.target.value)}
        className="h-11 rounded-md border border-input bg-card px-3 text-end text-base tabular-nums aria-invalid:border-fault"
      />
      {problem ? (
        <div id="quantity-problem" role="alert" className="grid gap-1 text-sm text-fault">
          <p>{fill(texts[problem.rule], { moq: product.moq, multiple: product.orderMultiple, maximum: 1_000_000 })}</p>
          <p className="flex flex-wrap gap-2">
            {problem.nearest.map((count) => (
              <button key={count} type="button" onClick={() => onChange(String(count))} className="min-h-9 rounded-md border border-control bg-white px-3 text-ink">{fill(texts.use, { count })}</button>
            ))}
          </p>
        </div>
      ) : null}
    </div>
  )
}
