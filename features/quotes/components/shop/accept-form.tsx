'use client'

import { useTranslations } from 'next-intl'
import { useState, useSyncExternalStore } from 'react'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useSentForm } from '@/components/form/use-sent-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field, fieldMessageId } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { RadioGroup, RadioGroupCard } from '@/components/ui/radio-group'
import { ownTimeZone } from '@/platform/dates'
import { LegalFields, type KnownParty } from './legal-fields'
import { PurchaseOrderFields } from './purchase-order-fields'
import { SignaturePad } from './signature-pad'

export interface AcceptState {
  /** words for the refusal */
  error?: string
  /** by field */
  fieldErrors?: Readonly<Record<string, string>>
  /** the entries: for a page that is rendered again before hydration */
  typed?: Readonly<Record<string, string>>
}

/** What is read before signing, and what is known of the party that it is signed for. */
export interface SigningTerms {
  consent: { text: string; version: number; sha256: string }
  party: KnownParty
  countries: readonly { code: string; name: string }[]
}

/**
 * The signature: one binding sentence, a typed name or a drawn signature, one button. The hidden
 * hashes are of the document and of the consent on this page, so a later change can't be signed
 * blind.
 */
export function AcceptForm({
  action,
  language,
  sentence,
  picked,
  terms,
  submit,
  hidden,
  asksPurchaseOrder = true,
}: {
  action: (state: AcceptState, form: FormData) => Promise<AcceptState>
  /** of the binding sentence: the document's */
  language: string
  sentence: string
  /** what is picked of the quote, in words */
  picked: readonly string[]
  terms: SigningTerms
  submit: string
  hidden: Record<string, string>
  /** a purchase order can be given with it */
  asksPurchaseOrder?: boolean
}) {
  const t = useTranslations('quotes.signing')
  const { state, sent, trouble, pending, retry } = useSentForm<AcceptState>(action, {})
  const [means, setMeans] = useState<'typed' | 'drawn'>('typed')
  const [busy, setBusy] = useState(false)
  const zone = useSyncExternalStore(never, ownTimeZone, () => '')
  const { fieldErrors = {}, typed = {} } = state
  const controlOf = (name: string) => ({
    id: name,
    name,
    defaultValue: typed[name],
    'aria-invalid': fieldErrors[name] ? true : undefined,
    'aria-describedby': fieldErrors[name] ? fieldMessageId(name) : undefined,
  })
  return (
    <form {...sent} className="grid gap-5" noValidate>
      <TroubleAlert trouble={trouble} pending={pending} onRetry={retry} />
      {state.error && !trouble ? (
        <Alert variant="fault" role="alert">
          {state.error}
        </Alert>
      ) : null}
      {Object.entries({ ...hidden, consentHash: terms.consent.sha256, signerTimeZone: zone }).map(
        ([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ),
      )}
      <p lang={language} className="max-w-prose">
        {sentence}
      </p>
      {picked.length > 0 ? (
        <ul lang={language} className="grid max-w-prose list-disc gap-1 ps-5 text-sm">
          {picked.map((words) => (
            <li key={words} className="break-words">
              {words}
            </li>
          ))}
        </ul>
      ) : null}
      <LegalFields
        party={terms.party}
        countries={terms.countries}
        errors={fieldErrors}
        controlOf={controlOf}
      />
      <RadioGroup legend={t('means')} className="grid max-w-md grid-cols-2 gap-2">
        {(['typed', 'drawn'] as const).map((each) => (
          <RadioGroupCard
            key={each}
            name="means"
            value={each}
            checked={means === each}
            onChange={() => setMeans(each)}
          >
            {t(`meansOf.${each}`)}
          </RadioGroupCard>
        ))}
      </RadioGroup>
      {means === 'drawn' ? <SignaturePad name="drawing" error={fieldErrors['drawing']} /> : null}
      <div className="grid gap-4 md:grid-cols-3">
        <Field
          id="signerName"
          label={t(means === 'typed' ? 'name' : 'nameOfDrawn')}
          error={fieldErrors['signerName']}
        >
          <Input {...controlOf('signerName')} autoComplete="name" required />
        </Field>
        <Field
          id="signerTitle"
          label={t('title')}
          optional={t('optional')}
          error={fieldErrors['signerTitle']}
        >
          <Input {...controlOf('signerTitle')} autoComplete="organization-title" />
        </Field>
        <Field id="place" label={t('place')} optional={t('optional')} error={fieldErrors['place']}>
          <Input {...controlOf('place')} autoComplete="address-level2" />
        </Field>
      </div>
      {asksPurchaseOrder ? (
        <PurchaseOrderFields
          error={fieldErrors['purchaseOrder']}
          control={controlOf('purchaseOrder')}
          onBusy={setBusy}
        />
      ) : null}
      <div className="grid gap-3">
        <p lang={language} className="max-w-prose text-sm whitespace-pre-line text-muted">
          {terms.consent.text}
          {terms.consent.version > 0 ? (
            <span className="ms-1 whitespace-nowrap">
              {t('consentVersion', { version: terms.consent.version })}
            </span>
          ) : null}
        </p>
        <Button
          type="submit"
          disabled={pending || busy}
          aria-busy={pending}
          className="w-full sm:w-auto sm:justify-self-start"
        >
          {submit}
        </Button>
      </div>
    </form>
  )
}

const never = () => () => undefined
