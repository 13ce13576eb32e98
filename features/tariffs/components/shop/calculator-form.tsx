import { getLocale, getTranslations } from 'next-intl/server'
import { NumberInput, type NumberKind } from '@/components/form/number-input'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { NativeSelect } from '@/components/ui/native-select'
import {
  ASK,
  type AskedGoods,
  type CalculatorField,
  type CalculatorQuestion,
} from '../../rules/calculator'
import { CalculatorFacts } from './calculator-facts'
import { Link } from '@/i18n/link'
import { LEAVES } from '../../data/classification'
import { AGAINST } from '../../rules/calculator-comparison'
import { ORIGINS } from '../../rules/helper-address'
import { countryName } from '@/platform/countries'
import { DESTINATIONS, dutyBornBy, INCOTERMS } from '../../schema'

/** The question as a plain form: it works without scripts, and its address holds the question. */
export async function CalculatorForm({
  question,
  goods,
  offersDdp,
}: {
  question: CalculatorQuestion
  goods: AskedGoods | null
  /** whether we deliver duty paid there */
  offersDdp: boolean
}) {
  const locale = await getLocale()
  const { typed, wrong } = question
  const t = await getTranslations('tariffs')
  const selects: Partial<Record<CalculatorField, readonly (readonly [string, string])[]>> = {
    to: DESTINATIONS.map((code) => [code, countryName(code, locale)] as const),
    from: ORIGINS.map((code) => [code, countryName(code, locale)] as const),
    goods: [
      ['', t('byCode')],
      [ASK, t('byFacts')],
      ...Object.entries(LEAVES).map(([leaf, { title }]) => [leaf, title] as const),
    ],
    vs: [
      ['', t('comparison.none')],
      ...AGAINST.map((text) => {
        const [of, country = ''] = text.split('-')
        const name = countryName(country, locale)
        return [
          text,
          of === 'to' ? t('comparison.to', { name }) : t('comparison.from', { name }),
        ] as const
      }),
    ],
    incoterm: INCOTERMS.filter((code) => offersDdp || dutyBornBy(code) === 'buyer').map(
      (code) => [code, code] as const,
    ),
    mode: (['ocean', 'air'] as const).map((mode) => [mode, t(`modes.${mode}`)] as const),
  }
  // A design's value stands in the empty field as a placeholder.
  const fields: Partial<Record<CalculatorField, string>> = goods
    ? {
        hs: goods.hsCode,
        value: (goods.valueMinor / 100).toFixed(2),
        kg: String(Number(goods.netWeightGrams) / 1000),
      }
    : {}
  const entry = (name: Exclude<CalculatorField, 'facts'>) => {
    const options = selects[name]
    const bad = wrong.includes(name)
    const control = {
      id: name,
      name,
      defaultValue: typed[name],
      'aria-invalid': bad,
      'aria-describedby': bad ? `${name}-wrong` : undefined,
    }
    const dated = name === 'date' || name === 'known'
    return (
      <div
        key={name}
        className={cn(
          'grid min-w-0 content-start gap-1',
          (name === 'goods' || name === 'vs') && 'col-span-2',
        )}
      >
        <Label htmlFor={name}>
          {t(`fields.${name}`)}
          {OPTIONAL.includes(name) ? (
            <span className="ms-1 font-normal text-muted">{t('optional')}</span>
          ) : null}
        </Label>
        {options ? (
          <NativeSelect
            {...control}
            defaultValue={options.some(([code]) => code === typed[name]) ? typed[name] : undefined}
          >
            {options.map(([code, label]) => (
              <option key={code} value={code}>
                {label}
              </option>
            ))}
          </NativeSelect>
        ) : NUMBERS[name] ? (
          <NumberInput
            id={name}
            name={name}
            kind={NUMBERS[name]}
            start={typed[name]}
            placeholder={fields[name]}
            aria-invalid={bad}
            aria-describedby={control['aria-describedby']}
          />
        ) : (
          <Input {...control} type={dated ? 'date' : 'text'} placeholder={fields[name]} />
        )}
        {bad ? (
          <p id={`${name}-wrong`} className="text-xs text-fault">
            {t(`wrong.${name}`)}
          </p>
        ) : null}
      </div>
    )
  }
  return (
    <form
      method="get"
      className="grid content-start gap-4 rounded-md border bg-white p-4 lg:sticky lg:top-4"
      data-print="hide"
    >
      {wrong.length > 0 ? (
        <p role="alert" className="rounded-md bg-fault-soft p-3 text-sm text-fault">
          {t('wrongTitle', { count: wrong.length })}
        </p>
      ) : null}
      <div className="grid grid-cols-2 gap-3">
        {(['product', 'quantity', 'goods'] as const).map(entry)}
        <CalculatorFacts question={question} />
        {(
          [
            'hs',
            'date',
            'from',
            'to',
            'value',
            'kg',
            'freight',
            'insurance',
            'incoterm',
            'mode',
            'vs',
          ] as const
        ).map(entry)}
      </div>
      <p className="text-sm">
        <Link className="text-info underline" href="/tariffs/classify">
          {t('classify.link')}
        </Link>
        <br />
        <Link className="text-info underline" href="/tariffs/origin">
          {t('origin.link')}
        </Link>
      </p>
      {/* The browser's own form: the calculator is answered by its address, also without scripts. */}
      <details open={typed.known !== ''}>
        <summary className="text-sm text-info underline">{t('knownSummary')}</summary>
        <div className="mt-3">{entry('known')}</div>
      </details>
      {typed.facts ? <input type="hidden" name="facts" value={typed.facts} /> : null}
      <Button type="submit">{t(question.open?.at === 'question' ? 'answer' : 'calculate')}</Button>
    </form>
  )
}

/** Fields whose numbers are read by the person's language; an ambiguous number is asked about in the field. */
const NUMBERS: Partial<Record<CalculatorField, NumberKind>> = {
  quantity: 'whole',
  value: { currency: 'USD' },
  freight: { currency: 'USD' },
  insurance: { currency: 'USD' },
  kg: { decimals: 3 },
}
const OPTIONAL: readonly CalculatorField[] = ['product', 'kg', 'known']
