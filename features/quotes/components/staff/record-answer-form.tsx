'use client'

import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import type { DeskResult } from '@/components/desk/result'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useSentForm } from '@/components/form/use-sent-form'
import { Button } from '@/components/ui/button'
import { Field, fieldMessageId } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { NativeSelect } from '@/components/ui/native-select'
import { Textarea } from '@/components/ui/textarea'
import type { UploadedFile } from '@/features/basket/stores/request-list'
import { FilesField } from '@/features/basket/components/files/files-field'
import { ELSEWHERE } from '../../answer-schema'
import { QUOTE_DECLINE_REASONS } from '../../rules/decline-reasons'

/** Records an answer that a buyer gave outside the page, with its paper. */
export function RecordAnswerForm({
  action,
  hidden,
  ways,
  today,
}: {
  action: (state: DeskResult, form: FormData) => Promise<DeskResult>
  /** serial, revision and hash of the current revision */
  hidden: Record<string, string>
  /** ways to pick from it; empty if there is nothing to pick */
  ways: readonly { picks: string; words: string }[]
  /** the factory's day */
  today: string
}) {
  const t = useTranslations('staff.life.record')
  const errorText = useTranslations('staff.form.errors')
  const reasons = useTranslations('quotes.decline.reasons')
  const { state, sent, trouble, pending, retry } = useSentForm<DeskResult>(action, { typed: {} })
  const [files, setFiles] = useState<UploadedFile[]>([])
  const [busy, setBusy] = useState(false)
  const { typed, reason, fieldErrors = {} } = state
  const [file] = files
  const field = (name: string, label: string, control: ReactNode) => (
    <Field id={`answer-${name}`} label={label} error={fieldErrors[name]?.join(' ')}>
      {control}
    </Field>
  )
  const text = (name: string, label: string, type: 'text' | 'date' = 'text', start = '') =>
    field(
      name,
      label,
      <Input
        id={`answer-${name}`}
        name={name}
        type={type}
        maxLength={120}
        defaultValue={typed[name] ?? start}
        aria-invalid={fieldErrors[name] ? true : undefined}
        aria-describedby={fieldErrors[name] ? fieldMessageId(`answer-${name}`) : undefined}
      />,
    )
  const choice = (name: string, label: string, options: (readonly [string, string])[]) =>
    field(
      name,
      label,
      <NativeSelect id={`answer-${name}`} name={name} defaultValue={typed[name]}>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </NativeSelect>,
    )
  return (
    <form {...sent} className="grid grid-cols-1 gap-3" noValidate>
      <TroubleAlert trouble={trouble} pending={pending} onRetry={retry} />
      <RefusalAlert reason={reason} trouble={trouble} say={errorText} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {file ? (
        <>
          <input type="hidden" name="fileId" value={file.id} />
          <input type="hidden" name="claimToken" value={file.claimToken} />
        </>
      ) : null}
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {choice('answer', t('answer'), [
          ['ACCEPTED', t('answers.ACCEPTED')],
          ['DECLINED', t('answers.DECLINED')],
        ])}
        {choice(
          'means',
          t('means'),
          ELSEWHERE.map((means) => [means, t(`meansOf.${means}`)] as const),
        )}
        {ways.length > 0
          ? choice('picks', t('picks'), [
              ['', '–'],
              ...ways.map(({ picks, words }) => [picks, words] as const),
            ])
          : null}
        {text('givenBy', t('givenBy'))}
        {text('givenOn', t('givenOn'), 'date', today)}
        {text('reference', t('reference'))}
        {choice('reasonCode', t('reason'), [
          ['', '–'],
          ...QUOTE_DECLINE_REASONS.map((code) => [code, reasons(code)] as const),
        ])}
        {text('competitor', t('competitor'))}
        {text('price', t('price'))}
      </div>
      {field(
        'words',
        t('words'),
        <Textarea
          id="answer-words"
          name="words"
          rows={2}
          maxLength={2000}
          defaultValue={typed['words']}
        />,
      )}
      <FilesField
        id="answer-file"
        label={t('file')}
        optional
        files={files}
        roomLeft={1 - files.length}
        problemOf={() => fieldErrors['file']?.join(' ')}
        onBusy={setBusy}
        onAdd={(added) => setFiles([added])}
        onRemove={() => setFiles([])}
      />
      <div>
        <Button type="submit" variant="outline" disabled={pending || busy} aria-busy={pending}>
          {t('submit')}
        </Button>
      </div>
    </form>
  )
}
