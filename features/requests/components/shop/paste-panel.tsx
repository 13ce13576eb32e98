'use client'

import { useTranslations } from 'next-intl'
import { Alert, AlertTitle } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field, fieldMessageId } from '@/components/ui/field'
import { Progress } from '@/components/ui/progress'
import { Textarea } from '@/components/ui/textarea'
import { MAX_LINES } from '@/features/basket/rules/limits'
import { changeImport } from './import-draft'
import { OpenRows } from './open-rows'
import { SheetColumns } from './sheet-columns'
import { usePaste } from './use-paste'

/**
 * Adds a pasted or uploaded list: its columns are matched, good rows go to the request, the others stay here with
 * their reason.
 * @param currency of target prices
 */
export function PastePanel({
  currency,
  focus,
  onClose,
}: {
  currency: string
  /** it was opened just now, by a press */
  focus: boolean
  onClose: () => void
}) {
  const t = useTranslations('request')
  const paste = usePaste(currency)
  const { state, outcome, draft } = paste
  const busy = state.is === 'checking' || state.is === 'reading'
  const id = 'request-paste'
  return (
    <section aria-labelledby={`${id}-title`} className="grid min-w-0 gap-3 border bg-card p-4">
      <div className="flex items-center justify-between gap-4">
        <h3 id={`${id}-title`} className="text-base">
          {t('pasted.title')}
        </h3>
        <Button variant="ghost" size="sm" onClick={onClose}>
          {t('pasted.close')}
        </Button>
      </div>
      {draft.sheet ? (
        <SheetColumns
          sheet={draft.sheet}
          busy={busy}
          wrong={
            state.is === 'no_columns'
              ? t('sheet.noColumns')
              : state.is === 'empty'
                ? t('pasted.noRows')
                : null
          }
          onRead={() => draft.sheet && void paste.addSheet(draft.sheet)}
        />
      ) : (
        <>
          <Field
            id={id}
            label={t('pasted.label')}
            hint={t('pasted.hint', { most: MAX_LINES })}
            error={state.is === 'empty' ? t('pasted.noRows') : undefined}
          >
            <Textarea
              id={id}
              className="max-h-80 font-mono"
              autoFocus={focus}
              spellCheck={false}
              placeholder={t('pasted.example')}
              value={draft.text}
              onChange={(event) => changeImport({ text: event.target.value })}
              aria-describedby={fieldMessageId(id)}
            />
          </Field>
          <div className="flex flex-wrap items-center gap-2">
            <Button variant="outline" disabled={busy} onClick={() => void paste.addText()}>
              {busy ? t('pasted.checking') : t('pasted.submit')}
            </Button>
            <label className="inline-flex min-h-11 cursor-pointer items-center px-2 text-sm text-info underline underline-offset-4 focus-within:outline-2 focus-within:outline-info">
              {t('pasted.file')}
              <input
                type="file"
                className="sr-only"
                accept=".csv,.tsv,.txt,.xlsx,text/csv,text/plain"
                disabled={busy}
                onChange={(event) => {
                  const file = event.target.files?.[0]
                  event.target.value = ''
                  if (file) void paste.addFile(file)
                }}
              />
            </label>
          </div>
        </>
      )}
      {state.is === 'checking' || state.is === 'reading' ? (
        <Progress
          aria-label={t(state.is === 'reading' ? 'sheet.sending' : 'pasted.checking')}
          max={1}
          value={state.share}
        />
      ) : null}
      {state.is === 'failed' || state.is === 'unread' || state.is === 'refused' ? (
        <Alert variant="fault" role="alert">
          {state.is === 'refused'
            ? state.why
            : t(state.is === 'unread' ? 'pasted.fileFailed' : 'pasted.failed')}
        </Alert>
      ) : null}
      <div role="status" className="empty:hidden">
        {outcome ? (
          <Alert variant={outcome.full ? 'caution' : outcome.added > 0 ? 'ok' : 'info'}>
            <AlertTitle>
              {outcome.full
                ? t('list.full', { most: MAX_LINES })
                : t('pasted.added', { count: outcome.added })}
            </AlertTitle>
            {outcome.added > outcome.lines ? (
              <p>{t('pasted.together', { rows: outcome.added, lines: outcome.lines })}</p>
            ) : null}
          </Alert>
        ) : null}
      </div>
      {draft.open.length > 0 ? (
        <OpenRows
          rows={draft.open}
          sign={paste.sign}
          busy={busy}
          onChange={paste.replace}
          onAdd={(rows) => void paste.addRows(rows)}
          onDrop={paste.drop}
          onShown={(rows) => void paste.askCandidates(rows)}
        />
      ) : null}
    </section>
  )
}
