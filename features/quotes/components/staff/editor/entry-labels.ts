import { useTranslations } from 'next-intl'
import type { EditedQuote } from '../../../rules/edited-quote'
import { useGoodsWords } from '@/features/tariffs/components/goods-fields'
import type { GoodsFact, GoodsFacts } from '@/features/tariffs/rules/goods-facts'
import { enteredFile } from './certificate-entries'
import { groupEntries } from './choice-entries'
import { enteredGoods } from './goods-entries'
import { useFieldName } from './stop-text'

/** Field ids that differ from the entry's name. */
const FIELD_OF: Record<string, string> = {
  capPercent: 'tariffTerms-capPercent',
  lockUntil: 'tariffTerms-until',
  lockTrigger: 'tariffTerms-trigger',
  termsPremium: 'tariffTerms-premiumMinor',
}

/** Names and values of a quote's entries, in words. */
export function useEntryLabels(
  { currency }: Pick<EditedQuote['draft'], 'currency'>,
  /** as entered */
  lines: readonly { id: string; title: string }[],
  outlooks: readonly { id: string; title: string }[],
): {
  /** the name of an entry, by its id */
  label: (id: string) => string
  /** the meaning of an entry's text */
  value: (id: string, text: string) => string
} {
  const t = useTranslations('staff.editor')
  const words = useGoodsWords()
  const fieldName = useFieldName({ currency, lines }, words.label)
  const goodsText = (facts: GoodsFacts): string =>
    (Object.entries(facts) as [GoodsFact, string][])
      .map(([fact, answer]) => `${words.label(fact)}: ${words.answer(fact, answer)}`)
      .join('; ')
  const values: Record<string, Record<string, string>> = {
    transportMode: { ocean: t('ocean'), air: t('air') },
    termsKind: {
      floating: t('tariff.kinds.floating'),
      capped: t('tariff.kinds.capped'),
      locked: t('tariff.kinds.locked'),
    },
    informalEntry: { '': t('formal'), yes: t('informal') },
    outlookId: {
      '': t('tariff.outlookFirst'),
      none: t('tariff.outlookNone'),
      ...Object.fromEntries(outlooks.map(({ id, title }) => [id, title])),
    },
  }
  return {
    label: (id) => {
      const [of, line, column] = id.split('.')
      if (of !== 'lines') return fieldName(FIELD_OF[id] ?? id)
      const row = lines.findIndex((each) => each.id === line)
      return column
        ? fieldName(`lines-${row}-${column}`)
        : (lines[row]?.title ?? fieldName('lines'))
    },
    value: (id, text) =>
      id.endsWith('.certificateFile')
        ? (enteredFile(text)?.name ?? '')
        : id === 'choices'
          ? t('choices.groups', { count: groupEntries(text).length })
          : id.endsWith('.optional')
            ? t(text === 'yes' ? 'choices.optional' : 'choices.firm')
            : id.endsWith('.goods')
              ? goodsText(enteredGoods(text))
              : (values[id]?.[text] ?? text),
  }
}
