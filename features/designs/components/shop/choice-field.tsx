'use client'

import { useLocale } from 'next-intl'
import { RadioGroup, RadioGroupCard } from '@/components/ui/radio-group'
import type { Design } from '../../rules/family'
import { offered } from '../../rules/fixes'
import type { DesignTerms } from '../../rules/price'
import { FixButton } from './fix-button'
import { changeText, differenceText, problemText, type DesignWords } from './words'

/**
 * The values of a choice, each with its change in price and days; an unavailable one stays visible, says why, and takes
 * one tap to make possible.
 */
export function ChoiceField({
  t,
  design,
  field,
  chosen,
  terms,
  options,
  quantity,
  problem,
  fix,
  onDesign,
  onChoose,
}: {
  t: DesignWords
  design: Design
  field: string
  chosen: string
  /** of the current design; null while they are computed */
  terms: DesignTerms | null
  options: Record<string, DesignTerms> | undefined
  quantity: number
  problem: string | undefined
  fix: React.ReactNode
  onDesign: (design: Design) => void
  onChoose: (value: string) => void
}) {
  const locale = useLocale()
  const values = offered(design, field)
  const name = (value: string) => t(`values.${value}` as 'values.polished')
  const out = values.filter(({ value, conflicts }) => conflicts.length > 0 && value !== chosen)
  return (
    <RadioGroup legend={t(`fields.${field}` as 'fields.finish')} className="">
      <div className="flex flex-wrap gap-2">
        {values.map(({ value, conflicts }) => {
          const to = options?.[value]
          const difference =
            terms && to && value !== chosen ? differenceText(t, terms, to, quantity, locale) : ''
          const impossible = conflicts.length > 0 && value !== chosen
          return (
            <RadioGroupCard
              key={value}
              name={field}
              value={value}
              disabled={impossible}
              checked={value === chosen}
              onChange={() => onChoose(value)}
            >
              <span>{name(value)}</span>
              {difference ? (
                <span className="text-xs text-muted tabular-nums">{difference}</span>
              ) : null}
            </RadioGroupCard>
          )
        })}
      </div>
      {problem ? (
        <p className="mt-1 flex flex-wrap items-center gap-x-3 text-sm text-fault">
          {problem} {fix}
        </p>
      ) : null}
      {out.length > 0 ? (
        <ul className="mt-1 grid gap-1 text-xs text-muted">
          {out.map(({ value, conflicts: [first], way }) =>
            first ? (
              <li key={value} className="flex flex-wrap items-center gap-x-3">
                <span>
                  {t('impossible', {
                    value: name(value),
                    field: t(`fields.${first.field}` as 'fields.finish'),
                    reason: problemText(t, first),
                  })}
                </span>
                {way ? (
                  <FixButton onClick={() => onDesign(way.design)}>
                    {t('take', {
                      value: name(value),
                      changes: way.changes.map((each) => changeText(t, design, each)).join(', '),
                    })}
                  </FixButton>
                ) : null}
              </li>
            ) : null,
          )}
        </ul>
      ) : null}
    </RadioGroup>
  )
}
