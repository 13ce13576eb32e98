'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useHydrated } from '@/components/form/use-hydrated'
import { useKeptForm } from '@/components/form/use-kept-form'
import { useSentForm } from '@/components/form/use-sent-form'
import { Button } from '@/components/ui/button'
import { Field, fieldMessageId } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { NativeSelect } from '@/components/ui/native-select'
import { RadioGroup, RadioGroupCard } from '@/components/ui/radio-group'
import { Textarea } from '@/components/ui/textarea'
import { FilesField } from '@/features/basket/components/files/files-field'
import { newId, type UploadedFile } from '@/features/basket/stores/request-list'
import { postEntryAction, type TalkState } from '../actions/talk'
import { MAX_BODY, MAX_ENTRY_FILES, type ThreadLine } from '../rules/entry'

/** Writes into a thread: to the other side or, for staff, a note among themselves, coloured as it will appear. */
export function WriteForm({
  serial,
  lines,
  formKey,
  mayWrite,
  mayNote,
  about,
  onPosted,
}: {
  serial: number
  /** lines to choose one of; where they are many, the number of the last */
  lines: readonly ThreadLine[] | number
  formKey: string
  mayWrite: boolean
  mayNote: boolean
  /** id of the line that it is about at first; empty for none */
  about: string
  /** called when the entry exists: the page then looks for it */
  onPosted: () => void
}) {
  const t = useTranslations('threads.write')
  const alive = useHydrated()
  const { state, sent, trouble, pending, retry } = useSentForm<TalkState>(
    postEntryAction.bind(null, serial),
    {},
  )
  const [key, setKey] = useState(formKey)
  const [files, setFiles] = useState<readonly UploadedFile[]>([])
  const [busy, setBusy] = useState(false)
  const handled = useRef<number | undefined>(undefined)
  const { posted, typed, fieldErrors = {}, reason } = state
  const form = sent.ref
  const keptForm = useKeptForm({ form, name: 'thread', object: String(serial) })
  const start = { ...keptForm.restored?.value, ...typed }
  useEffect(() => {
    if (posted === undefined || handled.current === posted) return
    handled.current = posted
    keptForm.drop()
    form.current?.reset()
    setFiles([])
    setKey(newId())
    onPosted()
  }, [posted, form, keptForm, onPosted])
  const error = (name: string) => fieldErrors[name]?.join(' ')
  const described = (name: string) =>
    error(name)
      ? { 'aria-invalid': true, 'aria-describedby': fieldMessageId(`thread-${name}`) }
      : {}

  return (
    <form
      key={keptForm.round}
      {...sent}
      id="say"
      onInput={keptForm.typed}
      className="grid gap-3 rounded-md border border-control bg-white p-4 has-[[value=INTERNAL]:checked]:border-violet has-[[value=INTERNAL]:checked]:bg-internal"
      noValidate
    >
      <TroubleAlert trouble={trouble} pending={pending} onRetry={retry} />
      <RefusalAlert reason={reason} trouble={trouble} say={(code) => t(`reasons.${code}`)} />
      <input type="hidden" name="key" value={key} />
      {files.map(({ id, claimToken }) => (
        <input key={id} type="hidden" name="upload" value={`${id}:${claimToken}`} />
      ))}
      {mayWrite && mayNote ? (
        <RadioGroup legend={t('audience')} className="flex flex-wrap gap-2">
          <RadioGroupCard
            name="audience"
            value="SHARED"
            defaultChecked={start.audience !== 'INTERNAL'}
          >
            {t('shared')}
          </RadioGroupCard>
          <RadioGroupCard
            name="audience"
            value="INTERNAL"
            defaultChecked={start.audience === 'INTERNAL'}
          >
            {t('internal')}
          </RadioGroupCard>
        </RadioGroup>
      ) : (
        <input type="hidden" name="audience" value={mayWrite ? 'SHARED' : 'INTERNAL'} />
      )}
      <Field id="thread-body" label={t(mayWrite ? 'body' : 'bodyNote')} error={error('body')}>
        <Textarea
          id="thread-body"
          name="body"
          maxLength={MAX_BODY}
          rows={3}
          defaultValue={start.body}
          required
          {...described('body')}
        />
      </Field>
      {typeof lines === 'number' ? (
        <Field
          id="thread-lineNumber"
          label={t('lineNumber')}
          hint={t('lineNumberHint', { last: lines })}
          error={error('lineNumber')}
        >
          <Input
            id="thread-lineNumber"
            name="lineNumber"
            inputMode="numeric"
            className="max-w-28 tabular-nums"
            defaultValue={start.lineNumber}
            {...described('lineNumber')}
          />
        </Field>
      ) : lines.length > 0 ? (
        <Field id="thread-lineId" label={t('line')} error={error('lineId')}>
          <NativeSelect
            id="thread-lineId"
            name="lineId"
            key={about}
            defaultValue={about || (start.lineId ?? '')}
            {...described('lineId')}
          >
            <option value="">{t('whole')}</option>
            {lines.map(({ id, title, position }) => (
              <option key={id} value={id}>
                {position === null ? t('lineGone', { title }) : t('lineNamed', { position, title })}
              </option>
            ))}
          </NativeSelect>
        </Field>
      ) : null}
      <details
        className="grid gap-3"
        open={Boolean(error('files') ?? error('designCode')) || files.length > 0 || undefined}
      >
        <summary className="w-fit cursor-pointer text-sm text-info underline">{t('more')}</summary>
        <div className="grid gap-4 pt-3">
          {alive ? (
            <FilesField
              id="thread-files"
              label={t('files')}
              hint={t('filesHint', { most: MAX_ENTRY_FILES })}
              files={files}
              roomLeft={MAX_ENTRY_FILES - files.length}
              problemOf={() => undefined}
              onAdd={(file) => setFiles((held) => [...held, file])}
              onBusy={setBusy}
              onRemove={(file) => setFiles((held) => held.filter(({ id }) => id !== file.id))}
            />
          ) : (
            <Field id="thread-file" label={t('plainFiles')}>
              <Input id="thread-file" name="file" type="file" multiple />
            </Field>
          )}
          {error('files') ? (
            <p role="alert" className="text-sm text-fault">
              {error('files')}
            </p>
          ) : null}
          <Field
            id="thread-designCode"
            label={t('design')}
            hint={t('designHint')}
            error={error('designCode')}
          >
            <Input
              id="thread-designCode"
              name="designCode"
              maxLength={12}
              className="max-w-40 font-mono"
              defaultValue={start.designCode}
              {...described('designCode')}
            />
          </Field>
        </div>
      </details>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" disabled={pending || busy} aria-busy={pending}>
          {t(mayWrite ? 'send' : 'sendNote')}
        </Button>
        {busy ? (
          <p role="status" className="text-sm text-muted">
            {t('uploading')}
          </p>
        ) : null}
      </div>
    </form>
  )
}
