'use client'

import { useLocale, useTranslations } from 'next-intl'
import { NumberQuestion } from '@/components/form/number-question'
import { Field, fieldMessageId } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { NativeSelect } from '@/components/ui/native-select'
import { TARIFF_TERMS } from '@/features/pricing/rules/tariff-terms'
import { dutyBornBy } from '@/features/tariffs/schema'
import { formatMoney } from '@/platform/money'
import type { EditedQuote } from '../../../rules/edited-quote'
import { readTerm, type Entries, type EntryWriting } from './form-model'
import type { FieldErrors } from './field-errors'

/** Who pays when the duty changes, at what price, and which outlook goes with the quote. */
export function TariffTermsPanel({
  entries,
  writing,
  document,
  outlooks,
  errors,
  onChange,
}: {
  entries: Entries
  writing: EntryWriting
  document: EditedQuote
  outlooks: readonly { id: string; title: string }[]
  errors: FieldErrors
  onChange: (next: Partial<Entries>) => void
}) {
  const locale = useLocale()
  const t = useTranslations('staff.editor.tariff')
  const { currency } = document.draft
  const sellerBears = dutyBornBy(entries.incoterm) === 'seller'
  const described = (id: string) =>
    errors[id] ? { 'aria-invalid': true, 'aria-describedby': fieldMessageId(id) } : {}
  const suggested =
    document.tariff?.terms?.kind === entries.termsKind
      ? null
      : document.tariff?.offers.find(({ kind }) => kind === entries.termsKind)
  const text = (
    name: 'capPercent' | 'lockUntil' | 'lockTrigger' | 'termsPremium',
    path: string,
    label: string,
    type: 'text' | 'date' = 'text',
    hint?: string,
  ) => (
    <Field id={path} label={label} error={errors[path]} hint={hint}>
      <Input
        id={path}
        type={type}
        value={entries[name]}
        autoComplete="off"
        onChange={(e) => onChange({ [name]: e.target.value })}
        {...described(path)}
      />
      {name === 'capPercent' || name === 'termsPremium' ? (
        <NumberQuestion
          choices={readTerm(name, entries[name], writing).choices}
          onChoose={(plain) => onChange({ [name]: plain })}
        />
      ) : null}
    </Field>
  )
  return (
    <section aria-labelledby="editor-tariff" className="grid gap-3">
      <h2 id="editor-tariff" className="text-base">
        {t('title')}
      </h2>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <Field id="outlookId" label={t('outlook')} error={errors['outlookId']}>
          <NativeSelect
            id="outlookId"
            value={entries.outlookId}
            onChange={(e) => onChange({ outlookId: e.target.value })}
          >
            <option value="">{t('outlookFirst')}</option>
            {outlooks.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
            <option value="none">{t('outlookNone')}</option>
          </NativeSelect>
        </Field>
        {sellerBears ? (
          <>
            <Field id="tariffTerms-kind" label={t('kind')}>
              <NativeSelect
                id="tariffTerms-kind"
                value={entries.termsKind}
                onChange={(e) =>
                  onChange({
                    termsKind: TARIFF_TERMS.find((kind) => kind === e.target.value) ?? 'floating',
                  })
                }
              >
                {TARIFF_TERMS.map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`kinds.${kind}`)}
                  </option>
                ))}
              </NativeSelect>
            </Field>
            {entries.termsKind === 'capped'
              ? text('capPercent', 'tariffTerms-capPercent', t('capPercent'))
              : null}
            {entries.termsKind === 'locked'
              ? text('lockUntil', 'tariffTerms-until', t('until'), 'date')
              : null}
            {entries.termsKind === 'locked'
              ? text('lockTrigger', 'tariffTerms-trigger', t('trigger'))
              : null}
            {entries.termsKind === 'floating'
              ? null
              : text(
                  'termsPremium',
                  'tariffTerms-premiumMinor',
                  t('premium', { currency }),
                  'text',
                  suggested
                    ? t('suggested', {
                        amount: formatMoney(suggested.premiumMinor, currency, locale),
                      })
                    : t('premiumHint'),
                )}
          </>
        ) : (
          <p className="self-end text-sm text-muted sm:col-span-1 lg:col-span-3">
            {t('buyerBears')}
          </p>
        )}
      </div>
    </section>
  )
}
