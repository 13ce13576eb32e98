'use client'

import { useTranslations } from 'next-intl'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { NativeSelect } from '@/components/ui/native-select'
import { useSay } from '@/i18n/use-say'
import type { BrokerId } from '../data/classification'
import { answerKey, GOODS_FACTS, type GoodsFact, type GoodsFacts } from '../rules/goods-facts'

/** Words for facts and for their problems, in a page that has the texts of `goods`. */
export function useGoodsWords() {
  const t = useTranslations('goods')
  return {
    said: useSay(),
    label: (fact: GoodsFact): string => t(`facts.${fact}.label`),
    answer: (fact: GoodsFact, answer: string): string => {
      const key = answerKey(fact, answer)
      return key ? t(key) : answer
    },
    broker: (broker: BrokerId): string => t(`brokers.${broker}`),
    notKnown: t('notKnown'),
  }
}

/** Facts of goods, one field each; a fact that isn't stated is shown as unknown. */
export function GoodsFields({
  id,
  asked,
  facts,
  problems,
  onChange,
}: {
  id: string
  asked: readonly GoodsFact[]
  facts: GoodsFacts
  problems: (fact: GoodsFact) => readonly string[]
  /** @param answer empty to withdraw it */
  onChange: (fact: GoodsFact, answer: string) => void
}) {
  const words = useGoodsWords()
  return (
    <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
      {asked.map((fact) => {
        const declared = GOODS_FACTS[fact]
        const own = problems(fact)
        const control = {
          id: `${id}-${fact}`,
          value: facts[fact] ?? '',
          'aria-invalid': own.length > 0,
          'aria-describedby': own.length > 0 ? `${id}-${fact}-said` : undefined,
        }
        return (
          <div key={fact} className="grid min-w-0 content-start gap-1">
            <Label htmlFor={control.id} className="text-xs font-normal text-muted">
              {words.label(fact)}
            </Label>
            {declared.kind === 'choice' ? (
              <NativeSelect {...control} onChange={(event) => onChange(fact, event.target.value)}>
                <option value="">{words.notKnown}</option>
                {declared.answers.map((answer) => (
                  <option key={answer} value={answer}>
                    {words.answer(fact, answer)}
                  </option>
                ))}
              </NativeSelect>
            ) : (
              <Input
                {...control}
                placeholder={words.notKnown}
                autoComplete="off"
                onChange={(event) => onChange(fact, event.target.value.replaceAll(/[|\s]/g, ''))}
              />
            )}
            {own.length > 0 ? (
              <p id={`${id}-${fact}-said`} className="text-xs text-fault">
                {own.join(' ')}
              </p>
            ) : null}
          </div>
        )
      })}
    </div>
  )
}
