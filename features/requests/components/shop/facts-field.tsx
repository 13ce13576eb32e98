'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { CustomSpecification } from '@/features/basket/schema'
import { GoodsFields, useGoodsWords } from '@/features/tariffs/components/goods-fields'
import { GoodsStatements } from '@/features/tariffs/components/goods-statements'
import { factsThatMatter, walk } from '@/features/tariffs/rules/classify'
import { MAKERS_FACTS, type GoodsFact } from '@/features/tariffs/rules/goods-facts'
import { goodsProblemMessage } from '@/features/tariffs/rules/goods-words'
import { goodsKnown, goodsProblems, statementsOf } from '@/features/tariffs/rules/stated-goods'
import { specificationGoods } from '../../rules/line-goods'

/**
 * Customs' questions about a custom piece: what its design and grade settle is shown, the rest is asked one after
 * another as far as it matters for these goods. A contradiction is shown at once, with both statements.
 */
export function FactsField({
  id,
  specification,
  onChange,
}: {
  id: string
  specification: CustomSpecification
  onChange: (facts: NonNullable<CustomSpecification['facts']>) => void
}) {
  const t = useTranslations('request.custom')
  const words = useGoodsWords()
  const [opened, setOpened] = useState(false)
  const { facts = {} } = specification
  const statements = specificationGoods(specification, { by: '', at: '1970-01-01T00:00:00Z' })
  const others = statements.filter(({ from }) => from !== 'buyer')
  const settled = new Set(
    statementsOf(others).flatMap(({ fact, excluded }) => (excluded ? [] : [fact])),
  )
  const knownFacts = goodsKnown(statements)
  const factProblems = goodsProblems(statements, ['buyer'])
  const askedFacts = [
    ...new Set([
      ...factsThatMatter(knownFacts).filter((fact) => !settled.has(fact)),
      ...(Object.keys(facts) as GoodsFact[]),
    ]),
  ].filter((fact) => !MAKERS_FACTS.includes(fact))
  const set = (fact: GoodsFact, answer: string) => {
    const { [fact]: _before, ...rest } = facts
    onChange(answer ? { ...rest, [fact]: answer } : rest)
  }
  const open = walk(knownFacts).outcome.at === 'question'
  return (
    <details
      id={id}
      open={opened || factProblems.length > 0}
      onToggle={(event) => setOpened(event.currentTarget.open)}
      className="rounded-md border bg-white px-4"
    >
      <summary className="min-h-11 cursor-pointer py-2.5 text-sm">
        <span className="font-medium">{t('facts')}</span>{' '}
        <span className="text-muted">
          {t('factsState', { known: Object.keys(knownFacts).length, open: open ? 'yes' : 'no' })}
        </span>
      </summary>
      <div className="grid gap-3 pb-4">
        <p className="max-w-prose text-sm text-muted">{t('factsLead')}</p>
        {others.length > 0 ? (
          <div className="grid gap-1">
            <p className="text-xs font-medium">{t('factsSettled')}</p>
            <GoodsStatements said={others} />
          </div>
        ) : null}
        <GoodsFields
          id={id}
          asked={askedFacts}
          facts={facts}
          problems={(fact) =>
            factProblems.flatMap((each) =>
              each.fact === fact ? [words.said(goodsProblemMessage(each))] : [],
            )
          }
          onChange={set}
        />
      </div>
    </details>
  )
}
