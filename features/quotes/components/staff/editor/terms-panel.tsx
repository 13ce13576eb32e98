'use client'

import { useTranslations } from 'next-intl'
import { NumberQuestion } from '@/components/form/number-question'
import { Field, fieldMessageId } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { NativeSelect } from '@/components/ui/native-select'
import { Textarea } from '@/components/ui/textarea'
import { INCOTERMS } from '@/features/tariffs/schema'
import { TRANSPORT_MODES } from '@/features/basket/rules/limits'
import { plainAmount } from '@/platform/money'
import type { FreightChoice } from '../../../rules/freight-proposal'
import type { PlanTemplate } from '@/features/company/settings/plan'
import { FreightChoices } from './freight-choices'
import { PlanField } from './plan-field'
import { readTerm, type Entries, type EntryWriting } from './form-model'
import type { FieldErrors } from './field-errors'

const TEXT_FIELDS = [
  ['namedPlace', 'text'],
  ['freight', 'money'],
  ['insurance', 'money'],
  ['discount', 'money'],
  ['depositPercent', 'money'],
] as const

/** Destination, Incoterm, charges, deposit and validity of a quote. */
export function TermsPanel({
  entries,
  writing,
  errors,
  ddp,
  freight,
  unpacked,
  plans,
  onChange,
}: {
  entries: Entries
  writing: EntryWriting
  errors: FieldErrors
  /** destinations that we deliver duty paid to */
  ddp: readonly string[]
  /** what rate cards would charge for the saved draft */
  freight: readonly FreightChoice[]
  /** names of goods whose packing isn't known */
  unpacked: readonly string[]
  /** the house's payment plans */
  plans: readonly PlanTemplate[]
  onChange: (next: Partial<Entries>) => void
}) {
  const t = useTranslations('staff.editor')
  const offersDdp = ddp.includes(entries.destination.trim().toUpperCase())
  const described = (id: string) =>
    errors[id] ? { 'aria-invalid': true, 'aria-describedby': fieldMessageId(id) } : {}
  return (
    <section aria-labelledby="editor-terms" className="grid gap-3">
      <h2 id="editor-terms" className="text-base">
        {t('terms')}
      </h2>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <Field id="destination" label={t('destination')} error={errors['destination']}>
          <Input
            id="destination"
            value={entries.destination}
            maxLength={2}
            onChange={(e) => onChange({ destination: e.target.value })}
            {...described('destination')}
          />
        </Field>
        <Field id="incoterm" label={t('incoterm')} {...(offersDdp ? {} : { hint: t('noDdp') })}>
          <NativeSelect
            id="incoterm"
            value={entries.incoterm}
            onChange={(e) =>
              onChange({
                incoterm: INCOTERMS.find((i) => i === e.target.value) ?? entries.incoterm,
              })
            }
          >
            {INCOTERMS.map((incoterm) => (
              <option
                key={incoterm}
                disabled={!offersDdp && incoterm === 'DDP' && entries.incoterm !== 'DDP'}
              >
                {incoterm}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <Field id="transportMode" label={t('mode')}>
          <NativeSelect
            id="transportMode"
            value={entries.transportMode}
            onChange={(e) =>
              onChange({
                transportMode: TRANSPORT_MODES.find((m) => m === e.target.value) ?? 'ocean',
              })
            }
          >
            {TRANSPORT_MODES.map((mode) => (
              <option key={mode} value={mode}>
                {t(mode)}
              </option>
            ))}
          </NativeSelect>
        </Field>
        {TEXT_FIELDS.map(([name, kind]) => (
          <Field
            key={name}
            id={name}
            label={
              kind === 'money' && name !== 'depositPercent'
                ? `${t(name)}, ${writing.currency}`
                : t(name)
            }
            error={errors[name]}
          >
            <Input
              id={name}
              value={entries[name]}
              inputMode={kind === 'money' ? 'decimal' : 'text'}
              autoComplete="off"
              onChange={(e) => onChange({ [name]: e.target.value })}
              onKeyDown={(e) => {
                // No amount contains this character.
                if (name !== 'freight' || e.key !== '=' || !freight[0]) return
                e.preventDefault()
                onChange({ freight: plainAmount(freight[0].amountMinor, writing.currency) })
              }}
              {...described(name)}
            />
            {name === 'freight' ? (
              <FreightChoices
                choices={freight}
                incoterm={entries.incoterm}
                unpacked={unpacked}
                currency={writing.currency}
                entered={readTerm('freight', entries.freight, writing).value}
                onTake={(plain) => onChange({ freight: plain })}
              />
            ) : null}
            {name === 'namedPlace' ? null : (
              <NumberQuestion
                choices={readTerm(name, entries[name], writing).choices}
                onChoose={(plain) => onChange({ [name]: plain })}
              />
            )}
          </Field>
        ))}
        <PlanField entries={entries} plans={plans} onChange={onChange} />
        <Field id="validUntil" label={t('validUntil')} error={errors['validUntil']}>
          <Input
            id="validUntil"
            type="date"
            value={entries.validUntil}
            onChange={(e) => onChange({ validUntil: e.target.value })}
            {...described('validUntil')}
          />
        </Field>
        {entries.destination.trim().toUpperCase() === 'US' || entries.informalEntry ? (
          <Field id="informalEntry" label={t('informalEntry')} hint={t('informalHint')}>
            <NativeSelect
              id="informalEntry"
              value={entries.informalEntry ?? ''}
              onChange={(e) => onChange({ informalEntry: e.target.value })}
            >
              <option value="">{t('formal')}</option>
              <option value="yes">{t('informal')}</option>
            </NativeSelect>
          </Field>
        ) : null}
        <Field
          id="notes"
          label={t('notes')}
          error={errors['notes']}
          className="sm:col-span-2 lg:col-span-4"
        >
          <Textarea
            id="notes"
            value={entries.notes}
            maxLength={4000}
            onChange={(e) => onChange({ notes: e.target.value })}
            {...described('notes')}
          />
        </Field>
      </div>
    </section>
  )
}
