'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { GoodsFields } from '@/features/tariffs/components/goods-fields'
import { codeOf, factsThatMatter, sameCode, walk } from '@/features/tariffs/rules/classify'
import { factsOf, isGoodsFact, type GoodsFact } from '@/features/tariffs/rules/goods-facts'
import { isEuState } from '@/features/tariffs/schema'
import { useSay } from '@/i18n/use-say'
import type { Complaint } from '@/platform/validation-words'
import { countryName } from '@/platform/countries'
import { problemsByRow, rowsOf } from '../../../rules/editor-entries'
import { withNationalCodes } from '../../../rules/national-codes'

/**
 * What the goods are, asked one fact after another as far as it matters for these goods; whatever isn't stated stays
 * unknown. Where the facts lead to a code other than the stored one, it can be adopted.
 */
export function FactsEntry({
  id,
  label,
  value,
  held,
  heldElsewhere,
  problems,
  onChange,
  onTake,
  onTakeElsewhere,
}: {
  id: string
  label: string
  /** one line for each: fact | answer */
  value: string
  /** the product's code in the United States */
  held: string
  /** its codes elsewhere, one line for each: country | code */
  heldElsewhere: string
  problems: readonly Complaint[]
  onChange: (text: string) => void
  onTake: (code: string) => void
  onTakeElsewhere: (codes: string) => void
}) {
  const say = useSay()
  const locale = useLocale()
  const [t, goods] = [useTranslations('productEditor.goods'), useTranslations('goods')]
  const rows = rowsOf(value, 2).filter((cells) => cells.some((cell) => cell.trim() !== ''))
  const stated = rows.map(([fact = '', answer = '']) => ({
    fact: fact.trim(),
    answer: answer.trim(),
  }))
  const facts = factsOf(stated)
  const questions = [
    ...new Set([...factsThatMatter(facts), ...stated.map(({ fact }) => fact).filter(isGoodsFact)]),
  ]
  const byRow = problemsByRow(problems, rows)
  const problemsOf = (fact: GoodsFact) =>
    stated.flatMap((each, i) => (each.fact === fact ? (byRow.get(i) ?? []).map(say) : []))
  const set = (fact: GoodsFact, answer: string) => {
    const others = stated.filter((each) => each.fact !== fact)
    const at = stated.findIndex((each) => each.fact === fact)
    const all = answer ? others.toSpliced(at < 0 ? others.length : at, 0, { fact, answer }) : others
    onChange(all.map((each) => `${each.fact} | ${each.answer}`).join('\n'))
  }
  const { outcome } = walk(facts)
  const code = outcome.at === 'leaf' ? codeOf(outcome.leaf, 'US')?.code : undefined
  const elsewhere = rowsOf(heldElsewhere, 2).map(([destination = '', national = '']) => ({
    destination: destination.trim(),
    code: national.trim(),
  }))
  const newCodes =
    outcome.at === 'leaf'
      ? withNationalCodes({ hsCodeUs: held, hsCodes: elsewhere }, outcome.leaf)
      : elsewhere
  const news = newCodes.filter((each) => !elsewhere.includes(each))
  return (
    <div
      id={id}
      tabIndex={-1}
      role="group"
      aria-label={label}
      className="grid grid-cols-[minmax(0,1fr)] gap-3"
    >
      <GoodsFields
        id={id}
        asked={questions}
        facts={Object.fromEntries(stated.map(({ fact, answer }) => [fact, answer]))}
        problems={problemsOf}
        onChange={set}
      />
      {byRow.get(-1) ? (
        <p className="text-xs text-fault">{byRow.get(-1)?.map(say).join(' ')}</p>
      ) : null}
      <p className="flex flex-wrap items-baseline gap-x-3 text-sm" role="status">
        {code === undefined ? (
          <span className="text-muted">
            {outcome.at === 'broker' ? goods(`brokers.${outcome.broker}`) : t('notYet')}
          </span>
        ) : sameCode(held, code) ? (
          <span className="text-ok">{t('same', { code })}</span>
        ) : (
          <>
            <span className="text-caution">{t('other', { code, held })}</span>
            <Button variant="outline" size="sm" onClick={() => onTake(code)}>
              {t('take', { code })}
            </Button>
          </>
        )}
        {news.length > 0 ? (
          <Button
            variant="outline"
            size="sm"
            className="h-auto whitespace-normal"
            onClick={() =>
              onTakeElsewhere(
                newCodes
                  .filter(({ destination }) => destination !== '')
                  .map((each) => `${each.destination} | ${each.code}`)
                  .join('\n'),
              )
            }
          >
            {t('takeElsewhere', {
              count: news.length,
              countries: news
                .map(
                  ({ destination, code: national }) =>
                    `${countryName(isEuState(destination) ? 'EU' : destination, locale)} (${national})`,
                )
                .join(', '),
            })}
          </Button>
        ) : null}
      </p>
    </div>
  )
}
