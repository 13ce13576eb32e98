import { getTranslations } from 'next-intl/server'
import { QUESTIONS } from '../../data/classification'
import { ASK, type CalculatorQuestion } from '../../rules/calculator'
import { knownOf } from '../../rules/classify'
import { helperAddress } from '../../rules/helper-address'
import type { RulesInForce } from '../../rules/rules-in-force'
import { BrokerEnd, OpenEnd } from './classified'

/**
 * What is missing for a duty while the goods' facts lead to no code: the next question, the possible answers of an
 * open one, or a broker.
 */
export async function CalculatorOpen({
  open,
  question: { typed, said },
  day,
  rules,
}: {
  open: NonNullable<CalculatorQuestion['open']>
  question: CalculatorQuestion
  /** day of entry at the destination */
  day: string
  rules: RulesInForce
}) {
  const [t, goods] = await Promise.all([getTranslations('tariffs'), getTranslations('goods')])
  if (open.at === 'broker') return <BrokerEnd broker={open.broker} />
  const { fact } = QUESTIONS[open.question]
  if (open.at === 'open')
    return (
      <OpenEnd
        outcome={open}
        question={{ destination: typed.to, origin: typed.from, day, facts: knownOf(said) }}
        rules={rules}
        addressOf={(answer) =>
          helperAddress('/tariffs', { ...typed, ...said, goods: ASK, [fact]: answer })
        }
      />
    )
  return (
    <section aria-labelledby="next" className="grid content-start gap-2" aria-live="polite">
      <h2 id="next" className="text-lg" data-testid="next-fact">
        {goods(`facts.${fact}.question`)}
      </h2>
      <p className="max-w-prose">{t('factLacks', { fact: goods(`facts.${fact}.label`) })}</p>
      <p className="text-xs text-muted">
        {t('classify.decidedBy', { source: QUESTIONS[open.question].source })}
      </p>
    </section>
  )
}
