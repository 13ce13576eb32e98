'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState, type FormEvent } from 'react'
import {
  causeOf,
  failureOf,
  isOfEntries,
  type Cause,
  type Failure,
} from '@/components/form/attempt'
import { RestoredNote } from '@/components/form/restored-note'
import { nextTrouble, TroubleAlert, type Trouble } from '@/components/form/trouble-alert'
import { useKeptForm } from '@/components/form/use-kept-form'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { NativeSelect } from '@/components/ui/native-select'
import { useRouter } from '@/i18n/navigation'
import { errorsByField } from '@/platform/api/field-errors'
import type { FieldProblem } from '@/platform/api/problem'
import { DOCUMENT_KINDS, type EvidenceField } from '../../rules/evidence'

export interface DocumentEntries extends Record<Exclude<EvidenceField, 'kind'>, string> {
  kind: string
  id: string
  version: number
}

/** A document's entries and its file, for a new one or a replacement. What was typed stays until it is saved. */
export function DocumentForm({ held }: { held: DocumentEntries | null }) {
  const t = useTranslations('evidence')
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const [state, setState] = useState<{
    errors: Record<string, string[]>
    failure: string | null
    trouble: Trouble | null
    saved: { code: string; isFactorys: boolean } | null
    busy: boolean
  }>({ errors: {}, failure: null, trouble: null, saved: null, busy: false })
  const storedForm = useKeptForm({
    form,
    name: 'document',
    object: held ? `${held.id}.${held.version}` : 'new',
  })
  const fail = (failure: Cause | Failure) =>
    setState((before) => ({
      errors: {},
      failure: null,
      trouble: nextTrouble(before.trouble, failure),
      saved: null,
      busy: false,
    }))

  async function send(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const { file, ...entries } = Object.fromEntries(new FormData(event.currentTarget)) as Record<
      string,
      FormDataEntryValue
    >
    const chosenFile = file instanceof File && file.size > 0 ? file : null
    const query = new URLSearchParams({
      ...(entries as Record<string, string>),
      ...(held ? { id: held.id, version: String(held.version) } : {}),
      ...(chosenFile ? { name: chosenFile.name } : {}),
    })
    if (!navigator.onLine) return fail('offline')
    setState((before) => ({ ...before, errors: {}, failure: null, saved: null, busy: true }))
    try {
      const response = await fetch(`/api/staff/documents?${query}`, {
        method: 'POST',
        ...(chosenFile ? { body: chosenFile } : {}),
      })
      // A load balancer's answer while the site is down isn't JSON.
      const answer = (await response.json().catch(() => ({}))) as {
        code?: string
        errors?: FieldProblem[]
        detail?: string
      }
      if (!response.ok && !answer.errors && (!answer.detail || !isOfEntries(response.status)))
        return fail(failureOf(response))
      if (!response.ok)
        return setState({
          errors: errorsByField(answer.errors),
          failure: answer.errors ? null : (answer.detail ?? null),
          trouble: null,
          saved: null,
          busy: false,
        })
      storedForm.drop()
      form.current?.reset()
      setState({
        errors: {},
        failure: null,
        trouble: null,
        saved: { code: answer.code ?? '', isFactorys: entries.kind === 'factory' },
        busy: false,
      })
      if (held) router.replace('/staff/catalog/documents')
      router.refresh()
    } catch (error) {
      fail(causeOf(error, navigator.onLine))
    }
  }

  const field = (name: EvidenceField | 'file', hint?: string) => {
    const error = state.errors[name]?.join(' ')
    const id = `document-${name}`
    const fieldProps = {
      id,
      name,
      'aria-invalid': Boolean(error),
      'aria-describedby': error || hint ? `${id}-said` : undefined,
    }
    const start = name === 'file' ? undefined : (storedForm.restored?.value[name] ?? held?.[name])
    return (
      <div
        key={`${name} ${storedForm.round}`}
        className={
          name === 'scope' ? 'col-span-full grid content-start gap-1' : 'grid content-start gap-1'
        }
      >
        <Label htmlFor={id}>{t(`fields.${name}`)}</Label>
        {name === 'kind' ? (
          <NativeSelect {...fieldProps} defaultValue={start}>
            {DOCUMENT_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kinds.${kind}`)}
              </option>
            ))}
          </NativeSelect>
        ) : name === 'file' ? (
          <Input {...fieldProps} type="file" className="py-2" accept=".pdf,.png,.jpg,.jpeg,.webp" />
        ) : (
          <Input
            {...fieldProps}
            type={name === 'issuedOn' || name === 'expiresOn' ? 'date' : 'text'}
            defaultValue={start}
            readOnly={name === 'code' && held !== null}
            className={name === 'code' || name === 'number' ? 'font-mono' : undefined}
          />
        )}
        {error ? (
          <p id={`${id}-said`} className="text-xs text-fault">
            {error}
          </p>
        ) : hint ? (
          <p id={`${id}-said`} className="text-xs text-muted">
            {hint}
          </p>
        ) : null}
      </div>
    )
  }
  return (
    <form
      ref={form}
      noValidate
      onInput={storedForm.typed}
      onSubmit={(event) => void send(event)}
      className="grid max-w-5xl gap-4 rounded-md border bg-white p-4 md:grid-cols-3"
    >
      <div className="col-span-full grid gap-3 empty:hidden">
        <RestoredNote at={storedForm.restored?.at ?? null} onDiscard={storedForm.discard} />
        <TroubleAlert
          trouble={state.trouble}
          pending={state.busy}
          onRetry={() => form.current?.requestSubmit()}
        />
      </div>
      {state.failure ? (
        <p role="alert" className="col-span-full rounded-md bg-fault-soft p-3 text-sm text-fault">
          {state.failure}
        </p>
      ) : null}
      {state.saved !== null ? (
        <p role="status" className="col-span-full rounded-md bg-ok-soft p-3 text-sm text-ok">
          {state.saved.isFactorys ? t('savedOfFactory') : t('saved', { code: state.saved.code })}
        </p>
      ) : null}
      {field('code', t('hints.code'))}
      {field('kind')}
      {field('number')}
      {field('issuer')}
      {field('issuedOn')}
      {field('expiresOn', t('hints.expiresOn'))}
      {field('scope', t('hints.scope'))}
      {field('file', held ? t('hints.fileReplace') : t('hints.file'))}
      <Button
        type="submit"
        disabled={state.busy}
        aria-busy={state.busy}
        className="col-span-full justify-self-start"
      >
        {state.busy ? t('saving') : t('save')}
      </Button>
    </form>
  )
}
