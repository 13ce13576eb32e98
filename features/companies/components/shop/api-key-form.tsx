'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useSentForm } from '@/components/form/use-sent-form'
import { CopyButton } from '@/components/site/copy-button'
import { Alert, AlertTitle } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field, fieldMessageId } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { NativeSelect } from '@/components/ui/native-select'
import { API_SCOPES } from '@/features/accounts/rules/api-scopes'
import { createApiKeyAction, type MadeKey } from '../../actions/api-keys'
import { KEY_DAYS, scopeField, USUAL_KEY_DAYS } from '../../rules/api-key-choices'

/** Makes keys for a company's own programs, one after another. */
export function ApiKeyForm({ companyId }: { companyId: string }) {
  const [made, setMade] = useState(0)
  return <NewKey key={made} companyId={companyId} onKept={() => setMade(made + 1)} />
}

/** One key: in the place of the form it stands then, this once. */
function NewKey({ companyId, onKept }: { companyId: string; onKept: () => void }) {
  const t = useTranslations('ownCompany.apiKeys')
  const { state, sent, trouble, pending, retry } = useSentForm<MadeKey>(createApiKeyAction, {})
  const { key, name = '', fieldErrors = {}, typed } = state
  if (key) return <ShownOnce apiKey={key} name={name} onKept={onKept} />
  const problem = (field: string) => fieldErrors[field]?.join(' ')
  const whole = problem('change') ?? (state.reason === 'failed' ? t('failed') : undefined)
  return (
    <form {...sent} className="grid max-w-xl grid-cols-1 gap-4 rounded-md border bg-white p-4">
      <TroubleAlert trouble={trouble} pending={pending} onRetry={retry} />
      {whole && !trouble ? (
        <Alert variant="fault" role="alert">
          {whole}
        </Alert>
      ) : null}
      <input type="hidden" name="companyId" value={companyId} />
      <Field id="key-name" label={t('name')} hint={t('nameHint')} error={problem('name')}>
        <Input
          id="key-name"
          name="name"
          maxLength={60}
          autoComplete="off"
          defaultValue={typed?.['name']}
          aria-invalid={problem('name') ? true : undefined}
          aria-describedby={fieldMessageId('key-name')}
          required
        />
      </Field>
      <fieldset className="grid gap-1" aria-describedby="key-scopes-problem">
        <legend className="text-sm font-medium">{t('scopesLabel')}</legend>
        {API_SCOPES.map((scope) => (
          <Label key={scope} className="flex min-h-11 items-center gap-2 font-normal">
            <Checkbox
              name={scopeField(scope)}
              defaultChecked={typed ? typed[scopeField(scope)] === 'on' : false}
              aria-invalid={problem('scopes') ? true : undefined}
            />
            <span className="min-w-0">
              {t('scopeLabel', { what: t(`scopes.${scope}`), scope })}
            </span>
          </Label>
        ))}
        <p id="key-scopes-problem" className="text-sm text-fault">
          {problem('scopes')}
        </p>
      </fieldset>
      <Field id="key-days" label={t('days')} hint={t('daysHint')} error={problem('days')}>
        <NativeSelect
          id="key-days"
          name="days"
          defaultValue={typed?.['days'] ?? USUAL_KEY_DAYS}
          aria-describedby={fieldMessageId('key-days')}
        >
          {KEY_DAYS.map((days) => (
            <option key={days} value={days}>
              {t('dayChoice', { days })}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Button type="submit" disabled={pending} aria-busy={pending} className="justify-self-start">
        {t('submit')}
      </Button>
    </form>
  )
}

function ShownOnce({ apiKey, name, onKept }: { apiKey: string; name: string; onKept: () => void }) {
  const t = useTranslations('ownCompany.apiKeys')
  return (
    <div className="grid max-w-xl grid-cols-1 gap-4">
      <Alert variant="caution" role="status">
        <AlertTitle>{t('madeTitle')}</AlertTitle>
        <p>{t('madeText', { name })}</p>
      </Alert>
      <p className="rounded-md border bg-white p-4 font-mono text-sm break-all" data-api-key>
        {apiKey}
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <CopyButton text={apiKey} words={{ copy: t('copy'), copied: t('copied') }} />
        <Button type="button" onClick={onKept}>
          {t('kept')}
        </Button>
      </div>
    </div>
  )
}
