'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { NativeSelect } from '@/components/ui/native-select'
import { Textarea } from '@/components/ui/textarea'
import { RadioGroup, RadioGroupItem } from '@/components/ui/radio-group'
import { INCOTERMS } from '@/features/tariffs/schema'
import { controlProps } from './control-props'
import { changeForm, type FormDraft, type FormField } from './form-draft'

/** Destination, terms of delivery, currency and wanted date. */
export function TermsSection({
  form,
  errorOf,
  destinations,
  ddp,
  offered,
  currencies,
}: {
  form: FormDraft
  errorOf: (field: FormField) => string | undefined
  destinations: readonly { code: string; name: string }[]
  /** codes of the destinations that we deliver to duty paid */
  ddp: readonly string[]
  /** terms of delivery by destination; a destination without an entry is offered all */
  offered: Readonly<Record<string, readonly string[]>>
  /** those that we quote in today */
  currencies: readonly string[]
}) {
  const t = useTranslations('request')
  const offersDdp = (destination: string) => destination === '' || ddp.includes(destination)
  const offers = (destination: string, term: string) =>
    (term !== 'DDP' || offersDdp(destination)) && (offered[destination]?.includes(term) ?? true)
  const named = destinations.find(({ code }) => code === form.destination)?.name
  const country = offersDdp(form.destination) ? null : named
  const set = offered[form.destination]
  // Terms that we don't offer are replaced by the same carriage without the duty, where that is offered.
  const termInstead = (destination: string) =>
    [form.incoterm === 'DDP' ? 'DAP' : 'FOB', ...INCOTERMS].find((term) =>
      offers(destination, term),
    ) ?? form.incoterm
  return (
    <section aria-labelledby="request-terms" className="grid gap-4 border-t pt-6">
      <h2 id="request-terms" className="text-lg">
        {t('terms.title')}
      </h2>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          id="request-destination"
          label={t('terms.destination')}
          error={errorOf('destination')}
        >
          <NativeSelect
            {...controlProps('request-destination', errorOf('destination'))}
            required
            autoComplete="country"
            value={form.destination}
            onChange={({ target: { value } }) =>
              changeForm({
                destination: value,
                ...(offers(value, form.incoterm) ? {} : { incoterm: termInstead(value) }),
              })
            }
          >
            <option value="">{t('terms.destinationChoose')}</option>
            {destinations.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <Field id="request-currency" label={t('terms.currency')} error={errorOf('currency')}>
          <NativeSelect
            {...controlProps('request-currency', errorOf('currency'))}
            value={form.currency}
            onChange={(event) => changeForm({ currency: event.target.value })}
          >
            {currencies.map((code) => (
              <option key={code}>{code}</option>
            ))}
          </NativeSelect>
        </Field>
      </div>
      <RadioGroup legend={t('terms.incoterm')}>
        {INCOTERMS.map((term) => (
          <Label
            key={term}
            className="flex min-h-11 items-start gap-3 rounded-md px-3 py-2.5 font-normal has-checked:bg-info-soft"
          >
            <RadioGroupItem
              id={term === form.incoterm ? 'request-incoterm' : undefined}
              name="incoterm"
              value={term}
              checked={form.incoterm === term}
              disabled={!offers(form.destination, term) && form.incoterm !== term}
              onChange={() => changeForm({ incoterm: term })}
            />
            {t(`terms.incoterms.${term}`)}
          </Label>
        ))}
      </RadioGroup>
      {country ? (
        <p className="max-w-prose text-sm text-caution">{t('terms.noDdp', { country })}</p>
      ) : null}
      {named && set && set.length < INCOTERMS.length ? (
        <p className="max-w-prose text-sm text-muted-foreground">
          {t('terms.notOffered', { country: named, terms: set.join(', ') })}
        </p>
      ) : null}
      {errorOf('incoterm') ? <p className="text-sm text-fault">{errorOf('incoterm')}</p> : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          id="request-wantedDate"
          label={t('terms.wantedDate')}
          optional={t('optional')}
          hint={t('terms.wantedDateHint')}
          error={errorOf('wantedDate')}
        >
          <Input
            {...controlProps(
              'request-wantedDate',
              errorOf('wantedDate'),
              t('terms.wantedDateHint'),
            )}
            type="date"
            value={form.wantedDate}
            onChange={(event) => changeForm({ wantedDate: event.target.value })}
          />
        </Field>
        <Field
          id="request-notes"
          label={t('terms.notes')}
          optional={t('optional')}
          error={errorOf('notes')}
          className="sm:col-span-2"
        >
          <Textarea
            {...controlProps('request-notes', errorOf('notes'))}
            maxLength={4000}
            value={form.notes}
            onChange={(event) => changeForm({ notes: event.target.value })}
          />
        </Field>
      </div>
    </section>
  )
}
