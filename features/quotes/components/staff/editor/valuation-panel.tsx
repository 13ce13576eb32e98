'use client'

import { useTranslations } from 'next-intl'
import { NumberQuestion } from '@/components/form/number-question'
import { Field, fieldMessageId } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { readTerm, type Entries, type EntryWriting } from './form-model'
import { VALUATION_TERMS } from './valuation-entries'
import type { FieldErrors } from './field-errors'

/** What the buyer bears on top of the price, for the customs value: folded while it is empty. */
export function ValuationPanel({
  entries,
  writing,
  errors,
  onChange,
}: {
  entries: Entries
  writing: EntryWriting
  errors: FieldErrors
  onChange: (next: Partial<Entries>) => void
}) {
  const t = useTranslations('staff.editor.valuation')
  const isOpen = VALUATION_TERMS.some((term) => entries[term] || errors[term])
  return (
    <details open={isOpen} className="rounded-md border bg-white p-4">
      <summary className="cursor-pointer font-medium">{t('title')}</summary>
      <div className="mt-3 grid gap-3">
        <p className="max-w-prose text-sm text-muted">{t('lead')}</p>
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          {VALUATION_TERMS.map((term) => (
            <Field
              key={term}
              id={term}
              label={`${t(term)}, ${writing.currency}`}
              error={errors[term]}
            >
              <Input
                id={term}
                value={entries[term] ?? ''}
                inputMode="decimal"
                autoComplete="off"
                onChange={(event) => onChange({ [term]: event.target.value })}
                {...(errors[term]
                  ? { 'aria-invalid': true, 'aria-describedby': fieldMessageId(term) }
                  : {})}
              />
              <NumberQuestion
                choices={readTerm(term, entries[term] ?? '', writing).choices}
                onChoose={(plain) => onChange({ [term]: plain })}
              />
            </Field>
          ))}
        </div>
      </div>
    </details>
  )
}
