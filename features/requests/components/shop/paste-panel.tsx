'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Alert, AlertTitle } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field, fieldMessageId } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { OpenRows } from './open-rows'
import { usePaste } from './use-paste'

/** Adds a pasted or uploaded list: good rows go to the request, the others stay here with their reason. */
export function PastePanel({ onClose }: { onClose: () => void }) {
  const t = useTranslations('request')
  const [text, setText] = useState('')
  const paste = usePaste()
  const { state, outcome } = paste
  const id = 'request-paste'
  return (
    <section aria-labelledby={`${id}-title`} className="grid gap-3 border bg-card p-4">
      <div className="flex items-center justify-between gap-4">
        <h3 id={`${id}-title`} className="text-base">
          {t('pasted.title')}
        </h3>
        <Button variant="ghost" size="sm" onClick={onClose}>
          {t('pasted.close')}
        </Button>
      </div>
      <Field
        id={id}
        label={t('pasted.label')}
        hint={t('pasted.hint')}
        error={
          state === 'failed'
            ? t('pasted.failed')
            : state === 'empty'
              ? t('pasted.noRows')
              : undefined
        }
      >
        <Textarea
          id={id}
          className="max-h-80 font-mono"
          autoFocus
          spellCheck={false}
          placeholder={t('pasted.example')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          aria-describedby={fieldMessageId(id)}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          variant="outline"
          disabled={state === 'checking'}
          onClick={() => void paste.addText(text).then((taken) => taken && setText(''))}
        >
          {state === 'checking' ? t('pasted.checking') : t('pasted.submit')}
        </Button>
        <label className="inline-flex min-h-11 cursor-pointer items-center px-2 text-sm text-info underline underline-offset-4 focus-within:outline-2 focus-within:outline-info">
          {t('pasted.file')}
          <input
            type="file"
            className="sr-only"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            onChange={(event) => {
              const file = event.target.files?.[0]
              event.target.value = ''
              if (file && file.size < 1_000_000) void file.text().then(setText)
            }}
          />
        </label>
      </div>
      <div role="status" className="empty:hidden">
        {outcome ? (
          <Alert variant={outcome.full ? 'caution' : outcome.added > 0 ? 'ok' : 'info'}>
            <AlertTitle>
              {outcome.full ? t('list.full') : t('pasted.added', { count: outcome.added })}
            </AlertTitle>
          </Alert>
        ) : null}
      </div>
      {paste.open.length > 0 ? (
        <OpenRows
          rows={paste.open}
          sign={paste.sign}
          busy={state === 'checking'}
          onChange={paste.replace}
          onAdd={(row) => void paste.addRow(row)}
          onDrop={paste.drop}
        />
      ) : null}
    </section>
  )
}
