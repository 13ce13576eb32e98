'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { controlProps } from './control-props'
import { changeForm, type FormDraft } from './form-draft'

type ContactField = 'companyName' | 'contactName' | 'contactEmail' | 'contactPhone'

const FIELDS: readonly {
  field: ContactField
  type: string
  autoComplete: string
  maxLength: number
  required: boolean
}[] = [
  {
    field: 'companyName',
    type: 'text',
    autoComplete: 'organization',
    maxLength: 120,
    required: true,
  },
  { field: 'contactName', type: 'text', autoComplete: 'name', maxLength: 120, required: true },
  { field: 'contactEmail', type: 'email', autoComplete: 'email', maxLength: 254, required: true },
  { field: 'contactPhone', type: 'tel', autoComplete: 'tel', maxLength: 40, required: false },
]

/** Who asks, and where the answer goes. */
export function ContactSection({
  form,
  errorOf,
}: {
  form: FormDraft
  errorOf: (field: ContactField) => string | undefined
}) {
  const t = useTranslations('request')
  return (
    <section aria-labelledby="request-contact" className="grid gap-4 border-t pt-6">
      <h2 id="request-contact" className="text-lg">
        {t('contact.title')}
      </h2>
      <div className="grid gap-4 sm:grid-cols-2">
        {FIELDS.map(({ field, type, autoComplete, maxLength, required }) => {
          const hint = field === 'contactEmail' ? t('contact.contactEmailHint') : undefined
          const id = `request-${field}`
          return (
            <Field
              key={field}
              id={id}
              label={t(`contact.${field}`)}
              hint={hint}
              error={errorOf(field)}
              optional={required ? undefined : t('optional')}
            >
              <Input
                {...controlProps(id, errorOf(field), hint)}
                type={type}
                autoComplete={autoComplete}
                maxLength={maxLength}
                required={required}
                value={form[field]}
                onChange={(event) => changeForm({ [field]: event.target.value })}
              />
            </Field>
          )
        })}
      </div>
    </section>
  )
}
