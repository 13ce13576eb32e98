'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useSentForm } from '@/components/form/use-sent-form'
import { Alert, AlertTitle } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field, fieldMessageId } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { checkPaperAction, type CheckState } from '../../actions/check-paper'

/** No PDF of ours is larger than this. */
const MOST_BYTES = 50 * 1024 * 1024

/**
 * Checks whether a document was signed here. A file is read in the browser and never sent: its
 * fingerprint is filled in, and the number if its name has one.
 */
export function CheckForm({ number }: { number: string }) {
  const t = useTranslations('check')
  const { state, sent, trouble, pending, retry } = useSentForm<CheckState>(checkPaperAction, {
    standing: null,
  })
  const fileField = useRef<HTMLInputElement>(null)
  const numberField = useRef<HTMLInputElement>(null)
  const hashField = useRef<HTMLInputElement>(null)
  const [readFile, setReadFile] = useState<{
    name: string
    problem: 'large' | 'unread' | null
  } | null>(null)
  const take = async (file: File | undefined) => {
    if (!file || !numberField.current || !hashField.current) return
    const problem = file.size > MOST_BYTES ? 'large' : null
    const hash = problem ? null : await sha256Of(file).catch(() => null)
    setReadFile({ name: file.name, problem: problem ?? (hash ? null : 'unread') })
    hashField.current.value = hash ?? ''
    const [numberInName] = /Q-\d{5,}/i.exec(file.name) ?? []
    if (numberInName) numberField.current.value = numberInName
    if (hash && numberField.current.value) sent.ref.current?.requestSubmit()
  }
  // A file dropped before hydration is in the field, but fired no event that we heard.
  const takeDropped = useEffectEvent(() => void take(fileField.current?.files?.[0]))
  useEffect(() => takeDropped(), [])
  const { fieldErrors = {}, standing } = state
  const controlOf = (name: 'number' | 'hash') => ({
    id: `check-${name}`,
    name,
    autoComplete: 'off',
    spellCheck: false,
    'aria-invalid': fieldErrors[name] ? true : undefined,
    'aria-describedby': fieldMessageId(`check-${name}`),
  })
  return (
    <form {...sent} className="grid gap-5" noValidate>
      <TroubleAlert trouble={trouble} pending={pending} onRetry={retry} />
      <label className="relative grid min-h-28 cursor-pointer content-center justify-items-center gap-1 rounded-md border border-dashed border-control bg-white p-4 text-center text-sm has-focus-visible:outline-2 has-focus-visible:outline-info">
        {/* It covers the whole field, so that files dropped there reach it. */}
        <input
          ref={fileField}
          type="file"
          accept="application/pdf"
          className="absolute inset-0 cursor-pointer opacity-0"
          onChange={(event) => void take(event.target.files?.[0])}
        />
        <span className="font-medium text-info underline">{t('choose')}</span>
        <span className="text-xs text-muted-foreground">{t('chooseHint')}</span>
      </label>
      <p role="status" className="text-sm break-words empty:hidden">
        {readFile ? t(`read.${readFile.problem ?? 'done'}`, { name: readFile.name }) : ''}
      </p>
      <div className="grid gap-4 sm:grid-cols-[12rem_1fr]">
        <Field
          id="check-number"
          label={t('number')}
          hint={t('numberHint')}
          error={fieldErrors['number']?.[0]}
        >
          <Input {...controlOf('number')} ref={numberField} defaultValue={number} />
        </Field>
        <Field
          id="check-hash"
          label={t('hash')}
          hint={t('hashHint')}
          error={fieldErrors['hash']?.[0]}
        >
          <Input {...controlOf('hash')} ref={hashField} className="font-mono" />
        </Field>
      </div>
      <Button
        type="submit"
        disabled={pending}
        aria-busy={pending}
        className="w-full sm:w-auto sm:justify-self-start"
      >
        {t('check')}
      </Button>
      <div role="status" data-testid="check-answer">
        {standing && !trouble && !pending ? (
          <Alert
            variant={
              standing === 'file' || standing === 'signature'
                ? 'ok'
                : standing === 'unknown'
                  ? 'fault'
                  : 'caution'
            }
          >
            <AlertTitle>{t(`answers.${standing}.title`)}</AlertTitle>
            <p>{t(`answers.${standing}.text`)}</p>
          </Alert>
        ) : null}
      </div>
    </form>
  )
}

/**
 * SHA-256 of a file, computed in the browser.
 * @throws where the browser can't compute it, or can't read the file
 */
async function sha256Of(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
