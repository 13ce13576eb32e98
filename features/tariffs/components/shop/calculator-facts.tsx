import { getTranslations } from 'next-intl/server'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { NativeSelect } from '@/components/ui/native-select'
import { ASK, factsAsked, type CalculatorQuestion } from '../../rules/calculator'
import { factsWithoutUse, UNKNOWN } from '../../rules/classify'
import { answerKey, GOODS_FACTS, type GoodsFact } from '../../rules/goods-facts'

/**
 * Facts of the goods as fields of the calculator's form: those on the way to a code, one more with each answer, and
 * folded ones on which a duty depends. A fact left alone is unknown, and lowers nothing.
 */
export async function CalculatorFacts({ question }: { question: CalculatorQuestion }) {
  const [t, goods] = await Promise.all([getTranslations('tariffs'), getTranslations('goods')])
  const { typed, said, wrongFacts, shipment } = question
  const facts = factsAsked(question, shipment?.lines[0]?.hsCode ?? typed.hs)
  if (facts.length === 0) return null
  const useless = typed.goods === ASK ? factsWithoutUse(said) : []
  const entry = (fact: GoodsFact) => {
    const declared = GOODS_FACTS[fact]
    const bad = wrongFacts.find((each) => each.fact === fact)
    const complaint = bad
      ? t('classify.wrongAnswer', { answer: bad.answer, fact: goods(`facts.${fact}.label`) })
      : useless.includes(fact)
        ? t('factUseless')
        : null
    const control = {
      id: `fact-${fact}`,
      name: fact,
      defaultValue: said[fact] ?? '',
      'aria-invalid': complaint !== null,
      'aria-describedby': complaint ? `fact-${fact}-wrong` : undefined,
    }
    return (
      <div key={fact} className="grid min-w-0 content-start gap-1">
        <Label htmlFor={control.id}>{goods(`facts.${fact}.label`)}</Label>
        {declared.kind === 'choice' ? (
          <NativeSelect {...control}>
            <option value="">{goods('notKnown')}</option>
            {declared.answers.map((answer) => {
              const key = answerKey(fact, answer)
              return (
                <option key={answer} value={answer}>
                  {key ? goods(key) : answer}
                </option>
              )
            })}
            <option value={UNKNOWN}>{goods('unknown')}</option>
          </NativeSelect>
        ) : (
          <Input {...control} placeholder={goods('notKnown')} autoComplete="off" maxLength={6} />
        )}
        {complaint ? (
          <p id={`fact-${fact}-wrong`} className="text-xs text-fault">
            {complaint}
          </p>
        ) : null}
      </div>
    )
  }
  const fields = <div className="grid gap-3">{facts.map(entry)}</div>
  if (typed.goods === ASK)
    return (
      <fieldset className="col-span-2 grid gap-2 rounded-md bg-ground p-3">
        <legend className="float-left w-full text-sm text-muted">{t('factsLead')}</legend>
        {fields}
      </fieldset>
    )
  return (
    <details
      className="col-span-2"
      open={Object.keys(said).length > 0 || wrongFacts.length > 0 || undefined}
    >
      <summary className="text-sm text-info underline">{t('factsSummary')}</summary>
      <div className="mt-3">{fields}</div>
    </details>
  )
}
