import { getTranslations } from 'next-intl/server'
import { Alert } from '@/components/ui/alert'
import { Link } from '@/i18n/link'
import { QUESTIONS } from '../../data/classification'
import { factsWithoutUse, UNKNOWN, walk, type AskedFacts, type Walk } from '../../rules/classify'
import { answerKey, type GoodsFact, type GoodsFacts } from '../../rules/goods-facts'
import { helperAddress, type AskedRoute } from '../../rules/helper-address'
import type { RulesInForce } from '../../rules/rules-in-force'
import { BrokerEnd, LeafEnd, OpenEnd } from './classified'
import { HelperRoute } from './helper-route'

export const CLASSIFY = '/tariffs/classify'

/** The current question, or where the answers lead, below the answers so far. */
export async function Classifier({
  asked: { facts, wrong },
  route,
  day,
  rules,
}: {
  asked: AskedFacts
  route: AskedRoute
  /** day of entry at the destination */
  day: string
  rules: RulesInForce
}) {
  const t = await getTranslations('goods')
  const s = await getTranslations('tariffs.classify')
  const { steps, outcome } = walk(facts)
  const { to, from } = route
  const answers: GoodsFacts = Object.fromEntries(steps.map(({ fact, answer }) => [fact, answer]))
  const address = (with_: GoodsFacts) => helperAddress(CLASSIFY, { ...with_, to, from })
  const useless = factsWithoutUse(facts)
  const question = { destination: to, origin: from, day, facts: answers }
  return (
    <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6">
        {wrong.length > 0 || useless.length > 0 ? (
          <Alert variant="caution" role="alert">
            <ul className="grid gap-1">
              {wrong.map(({ fact, answer }) => (
                <li key={fact}>{s('wrongAnswer', { fact: t(`facts.${fact}.label`), answer })}</li>
              ))}
              {useless.map((fact) => (
                <li key={fact}>
                  {s('useless', {
                    fact: t(`facts.${fact}.label`),
                    answer: word(t, fact, facts[fact] ?? ''),
                  })}
                </li>
              ))}
            </ul>
          </Alert>
        ) : null}
        {outcome.at === 'question' ? (
          <section aria-labelledby="question" className="grid gap-3">
            <h2 id="question" className="text-lg">
              {t(`facts.${QUESTIONS[outcome.question].fact}.question`)}
            </h2>
            <ul className="grid gap-px overflow-hidden rounded-md border bg-hairline">
              {[...Object.keys(QUESTIONS[outcome.question].ways), UNKNOWN].map((answer) => {
                const { fact } = QUESTIONS[outcome.question]
                return (
                  <li key={answer} className="bg-white">
                    <Link
                      rel="nofollow"
                      className={`flex min-h-12 items-center px-4 py-2 hover:bg-ground ${answer === UNKNOWN ? 'text-muted' : 'font-medium'}`}
                      href={address({ ...answers, [fact]: answer })}
                    >
                      {word(t, fact, answer)}
                    </Link>
                  </li>
                )
              })}
            </ul>
            <p className="text-xs text-muted">
              {s('decidedBy', { source: QUESTIONS[outcome.question].source })}
            </p>
          </section>
        ) : outcome.at === 'leaf' ? (
          <LeafEnd leaf={outcome.leaf} question={question} rules={rules} />
        ) : outcome.at === 'open' ? (
          <OpenEnd
            outcome={outcome}
            question={question}
            rules={rules}
            addressOf={(answer) =>
              address({ ...answers, [QUESTIONS[outcome.question].fact]: answer })
            }
          />
        ) : (
          <BrokerEnd broker={outcome.broker} />
        )}
        <Back steps={steps} open={outcome.at === 'open'} address={address} />
        {outcome.at === 'question' ? null : <p className="text-sm text-muted">{s('notAdvice')}</p>}
      </div>
      <aside className="grid min-w-0 gap-6 max-lg:order-first">
        <HelperRoute path={CLASSIFY} route={route} keep={facts} />
        <Answers steps={steps} said={answers} address={address} />
      </aside>
    </div>
  )
}

type Words = Awaited<ReturnType<typeof getTranslations<'goods'>>>
const word = (t: Words, fact: GoodsFact, answer: string): string => {
  if (answer === UNKNOWN) return t('unknown')
  const key = answerKey(fact, answer)
  return key ? t(key) : answer
}

async function Back({
  steps,
  open,
  address,
}: {
  steps: Walk['steps']
  open: boolean
  address: (facts: GoodsFacts) => string
}) {
  const s = await getTranslations('tariffs.classify')
  if (steps.length === 0 && !open) return null
  const before = open ? steps : steps.slice(0, -1)
  return (
    <p className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
      <Link
        className="text-info underline"
        href={address(Object.fromEntries(before.map(({ fact, answer }) => [fact, answer])))}
      >
        {s('back')}
      </Link>
      <Link className="text-info underline" href={address({})}>
        {s('again')}
      </Link>
    </p>
  )
}

/** The answers so far; each can be changed. */
async function Answers({
  steps,
  said,
  address,
}: {
  steps: Walk['steps']
  said: GoodsFacts
  address: (facts: GoodsFacts) => string
}) {
  const t = await getTranslations('goods')
  const s = await getTranslations('tariffs.classify')
  if (steps.length === 0) return null
  const names = steps.map(({ fact }) => fact)
  return (
    <section aria-labelledby="answers" className="grid gap-2 text-sm">
      <h2 id="answers" className="font-medium">
        {s('answers')}
      </h2>
      <ol className="grid gap-2">
        {steps.map(({ fact, answer }, i) => (
          <li key={fact} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3">
            <span className="text-xs text-muted">{t(`facts.${fact}.label`)}</span>
            <span className="col-start-1">{word(t, fact, answer)}</span>
            <Link
              className="col-start-2 row-span-2 row-start-1 self-center text-info underline"
              href={address(
                Object.fromEntries(names.slice(0, i).map((name) => [name, said[name] ?? ''])),
              )}
              aria-label={s('changeOf', { fact: t(`facts.${fact}.label`) })}
            >
              {s('change')}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}
