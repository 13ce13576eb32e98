'use client'

import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { NativeSelect } from '@/components/ui/native-select'
import { Textarea } from '@/components/ui/textarea'

/** The party signed for: known whole, or the facts known so far. */
export type KnownParty =
  | { isWhole: true; name: string; address: string; countryName: string }
  | { isWhole: false; name: string; country: string }

/**
 * The party that somebody signs for. What the house doesn't know of the company is asked for here.
 */
export function LegalFields({
  party,
  countries,
  errors,
  controlOf,
}: {
  party: KnownParty
  countries: readonly { code: string; name: string }[]
  errors: Readonly<Record<string, string>>
  controlOf: (
    name: string,
  ) => Pick<
    ComponentProps<'input'>,
    'id' | 'name' | 'defaultValue' | 'aria-invalid' | 'aria-describedby'
  >
}) {
  const t = useTranslations('quotes.signing')
  if (party.isWhole)
    return (
      <div className="grid gap-1">
        <p className="text-sm font-semibold">{t('legal')}</p>
        <p className="max-w-prose text-sm">
          <strong className="font-semibold">{party.name}</strong>
          {', '}
          {[...party.address.split('\n'), party.countryName].join(', ')}
        </p>
      </div>
    )
  const name = controlOf('legalName')
  const country = controlOf('legalCountry')
  return (
    <fieldset className="grid min-w-0 gap-4 md:grid-cols-2">
      <legend className="mb-3 text-sm font-semibold">{t('legal')}</legend>
      <Field id="legalName" label={t('legalName')} error={errors['legalName']}>
        <Input
          {...name}
          defaultValue={name.defaultValue ?? party.name}
          autoComplete="organization"
          required
        />
      </Field>
      <Field id="legalCountry" label={t('legalCountry')} error={errors['legalCountry']}>
        <NativeSelect
          {...country}
          defaultValue={country.defaultValue ?? party.country}
          autoComplete="country"
          required
        >
          <option value="">{t('choose')}</option>
          {countries.map(({ code, name: words }) => (
            <option key={code} value={code}>
              {words}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Field
        id="legalAddress"
        label={t('legalAddress')}
        hint={t('legalAddressHint')}
        error={errors['legalAddress']}
        className="md:col-span-2"
      >
        <Textarea
          {...controlOf('legalAddress')}
          rows={2}
          className="min-h-16"
          autoComplete="street-address"
          required
        />
      </Field>
    </fieldset>
  )
}
