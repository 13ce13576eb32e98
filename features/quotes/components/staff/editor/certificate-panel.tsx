'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field, fieldMessageId } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { NativeSelect } from '@/components/ui/native-select'
import {
  CERTIFICATE_RULES,
  CERTIFIERS,
  ORIGIN_CRITERIA,
} from '@/features/tariffs/data/certificates'
import { enteredFile, fileEntry } from './certificate-entries'
import type { FieldErrors } from './field-errors'
import type { Entries } from './form-model'
import { MoreRows } from './more-rows'
import type { LineEntry } from './line-entry'

/**
 * Certificates of origin of the lines that can have one: certifier, criterion, days of validity,
 * and the paper.
 */
export function CertificatePanel({
  entries,
  errors,
  onChange,
}: {
  entries: Entries
  errors: FieldErrors
  onChange: (change: (entries: Entries) => Partial<Entries>) => void
}) {
  const t = useTranslations('staff.editor.certificate')
  const rows = entries.lines.flatMap((entry, row) => (canHaveOne(entry) ? [{ entry, row }] : []))
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="editor-certificates" className="grid gap-3">
      <div className="grid gap-1">
        <h2 id="editor-certificates" className="text-base">
          {t('title')}
        </h2>
        <p className="max-w-prose text-sm text-muted">{t('lead')}</p>
      </div>
      <MoreRows rows={rows}>
        {({ entry, row }) => (
          <CertificateRow
            key={entry.id}
            entry={entry}
            row={row}
            title={entry.title}
            errors={errors}
            onChange={(next) =>
              onChange(({ lines }) => ({
                lines: lines.map((line) => (line.id === entry.id ? { ...line, ...next } : line)),
              }))
            }
          />
        )}
      </MoreRows>
    </section>
  )
}

/**
 * Whether goods are from a country of an agreement with certificates, or have a certificate anyway.
 */
const canHaveOne = ({ origin, certifier }: LineEntry): boolean =>
  Boolean(certifier) ||
  CERTIFICATE_RULES.some(({ parties }) => parties.includes(origin.trim().toUpperCase()))

function CertificateRow({
  entry,
  row,
  title,
  errors,
  onChange,
}: {
  entry: LineEntry
  row: number
  title: string
  errors: FieldErrors
  onChange: (next: Partial<LineEntry>) => void
}) {
  const t = useTranslations('staff.editor.certificate')
  const idOf = (column: keyof LineEntry) => `lines-${row}-${column}`
  const text = (
    column: 'certifierName' | 'certifiedFrom' | 'certifiedTo',
    type: 'text' | 'date',
  ) => {
    const id = idOf(column)
    return (
      <Field id={id} label={t(column)} error={errors[id]}>
        <Input
          id={id}
          type={type}
          value={entry[column] ?? ''}
          maxLength={120}
          autoComplete="off"
          onChange={(event) => onChange({ [column]: event.target.value })}
          {...(errors[id] ? { 'aria-invalid': true, 'aria-describedby': fieldMessageId(id) } : {})}
        />
      </Field>
    )
  }
  return (
    <fieldset className="grid gap-3 rounded-md border bg-white p-4 sm:grid-cols-2 lg:grid-cols-6">
      {/* A legend of the whole width stands inside the frame instead of on its line. */}
      <legend className="float-left w-full text-sm font-medium sm:col-span-full">{title}</legend>
      <Field id={idOf('certifier')} label={t('certifier')} className="lg:col-span-1">
        <NativeSelect
          id={idOf('certifier')}
          value={entry.certifier ?? ''}
          onChange={(event) => onChange({ certifier: event.target.value })}
        >
          <option value="">{t('none')}</option>
          {CERTIFIERS.map((certifier) => (
            <option key={certifier} value={certifier}>
              {t(`certifiers.${certifier}`)}
            </option>
          ))}
        </NativeSelect>
      </Field>
      {entry.certifier ? (
        <>
          {text('certifierName', 'text')}
          <Field id={idOf('criterion')} label={t('criterion')}>
            <NativeSelect
              id={idOf('criterion')}
              value={entry.criterion}
              onChange={(event) =>
                onChange({
                  criterion: event.target.value,
                })
              }
            >
              {ORIGIN_CRITERIA.map((criterion) => (
                <option key={criterion} value={criterion}>
                  {t(`criteria.${criterion}`)}
                </option>
              ))}
            </NativeSelect>
          </Field>
          {text('certifiedFrom', 'date')}
          {text('certifiedTo', 'date')}
          <PaperField
            id={idOf('certificateFile')}
            entry={entry.certificateFile ?? ''}
            error={errors[idOf('certificateFile')]}
            onChange={(certificateFile) => onChange({ certificateFile })}
          />
        </>
      ) : null}
    </fieldset>
  )
}

/**
 * The paper: uploaded as soon as it is chosen, added to the files of the request with the next
 * save.
 */
function PaperField({
  id,
  entry,
  error,
  onChange,
}: {
  id: string
  entry: string
  error: string | undefined
  onChange: (entry: string) => void
}) {
  const t = useTranslations('staff.editor.certificate')
  const [state, setState] = useState<'idle' | 'sending' | 'failed'>('idle')
  const file = enteredFile(entry)
  const send = async (chosen: File) => {
    setState('sending')
    try {
      const response = await fetch(`/api/uploads?name=${encodeURIComponent(chosen.name)}`, {
        method: 'POST',
        body: chosen,
      })
      if (!response.ok) return setState('failed')
      const { id: fileId, claimToken, fileName } = (await response.json()) as Record<string, string>
      onChange(fileEntry({ id: fileId ?? '', name: fileName ?? '', claimToken: claimToken ?? '' }))
      setState('idle')
    } catch {
      setState('failed')
    }
  }
  return (
    <Field
      id={id}
      label={t('file')}
      error={error ?? (state === 'failed' ? t('fileFailed') : undefined)}
      hint={state === 'sending' ? t('fileSending') : file ? file.name : t('fileHint')}
    >
      <Input
        id={id}
        type="file"
        accept=".pdf,.png,.jpg,.jpeg,.webp"
        aria-describedby={fieldMessageId(id)}
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          if (chosen) void send(chosen)
        }}
      />
    </Field>
  )
}
