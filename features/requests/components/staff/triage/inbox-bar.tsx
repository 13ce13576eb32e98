'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import { isTyping, Key, useKeysOn } from '@/components/list/keys-dialog'
import { shownById } from '@/components/list/shown'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogDescription, DialogTitle } from '@/components/ui/dialog'
import type { ListDeed } from '../../../rules/handling'
import type { BarChoices, DeedState, HandledRequests } from '../../../rules/triage-state'
import { AssignChoices, DeclineEntries, SnoozeChoices } from './deed-choices'
import { TriageForm } from './deed-form'
import { meant, serialOf, useStand } from './list-rows'

type Action = (state: DeedState, form: FormData) => Promise<DeedState>

/** In the list, `a` chooses all rows, so here another key assigns a request. */
const KEYS = { t: 'take', g: 'assign', s: 'snooze', d: 'decline', z: 'undo' } as const
const DEED_KEYS = ['t', 'g', 's', 'd'] as const
const isKey = (key: string): key is keyof typeof KEYS => Object.hasOwn(KEYS, key)

interface Seen {
  serial: number
  version: number
}

/** The deeds of the inbox in its list: with one request or with several, a button and a key each. */
export function InboxBar({
  versions,
  choices,
  handle,
  undo,
}: {
  /** of the requests that are shown, by serial */
  versions: Readonly<Record<string, number>>
  choices: Pick<BarChoices, 'people' | 'days' | 'dayTexts'>
  handle: Action
  undo: Action
}) {
  const t = useTranslations('staff.triage')
  const active = useKeysOn()
  const [asked, ask] = useState<{ deed: ListDeed; of: string; count: number } | null>(null)
  const [told, tell] = useState<HandledRequests | null>(null)
  const [none, setNone] = useState(false)
  const taking = useRef<HTMLInputElement>(null)
  /** taken while the one before is on its way */
  const waiting = useRef<Seen[]>([])
  const isTaking = useRef(false)
  const stand = useStand()

  const begin = (deed: ListDeed): boolean => {
    const rows = meant().filter(
      (row) => versions[serialOf(row)] !== undefined && row.dataset.handled === undefined,
    )
    setNone(rows.length === 0)
    if (rows.length === 0) return false
    const of = rows.map((row) => ({
      serial: Number(serialOf(row)),
      version: versions[serialOf(row)] ?? 0,
    }))
    stand.leave(rows)
    if (deed !== 'take') {
      ask({ deed, of: JSON.stringify(of), count: rows.length })
      return true
    }
    // The next key is for the next row, whenever the answer comes.
    stand.goOn(rows)
    if (isTaking.current) {
      waiting.current.push(...of)
      return false
    }
    isTaking.current = true
    if (taking.current) taking.current.value = JSON.stringify(of)
    return true
  }
  const leave = () => {
    stand.stay()
    ask(null)
  }
  const answered = useCallback(
    (answer: HandledRequests) => {
      tell(answer)
      stand.comeBack(answer)
    },
    [stand],
  )
  const answeredDialog = useCallback(
    (answer: HandledRequests) => {
      ask(null)
      answered(answer)
    },
    [answered],
  )
  const onTaken = useCallback(
    (answer: HandledRequests) => {
      answered(answer)
      isTaking.current = false
      if (waiting.current.length === 0 || !taking.current) return
      isTaking.current = true
      taking.current.value = JSON.stringify(waiting.current.splice(0))
      taking.current.form?.requestSubmit()
    },
    [answered],
  )

  useEffect(() => {
    if (asked === null) stand.restore()
  }, [asked, stand])

  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const { target, key } = event
      if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return
      if (!active || event.defaultPrevented || isTyping(target) || !isKey(key)) return
      // A key that is held down means one row.
      if (!event.repeat) shownById(`deed-${KEYS[key]}`)?.click()
      event.preventDefault()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [active])

  return (
    <section aria-label={t('several.bar')} className="grid gap-2" data-print="hide">
      <div className="flex flex-wrap items-start gap-2">
        <TriageForm action={handle} onAnswer={onTaken}>
          {() => (
            <>
              <input type="hidden" name="deed" value="take" />
              <input ref={taking} type="hidden" name="of" />
              <Button
                id="deed-take"
                type="submit"
                size="sm"
                variant="outline"
                onClick={(event) => {
                  if (!begin('take')) event.preventDefault()
                }}
              >
                {t('take')} <Key name="t" />
              </Button>
            </>
          )}
        </TriageForm>
        {DEED_KEYS.slice(1).map((key) => {
          const deed = KEYS[key]
          return (
            <Button
              key={key}
              id={`deed-${deed}`}
              size="sm"
              variant="outline"
              onClick={() => begin(deed)}
            >
              {t(deed)} <Key name={key} />
            </Button>
          )
        })}
        <TriageForm action={undo} onAnswer={answered}>
          {({ pending }) => (
            <Button id="deed-undo" type="submit" size="sm" variant="ghost" disabled={pending}>
              {t('undo')} <Key name="z" />
            </Button>
          )}
        </TriageForm>
      </div>
      {none ? (
        <p role="status" className="text-sm text-muted">
          {t('several.none')}
        </p>
      ) : null}
      {told ? <ToldOfSeveral told={told} /> : null}
      <Dialog open={asked !== null} onOpenChange={(shown) => (shown ? null : leave())}>
        {asked === null || asked.deed === 'take' ? null : (
          <DialogContent closeLabel={t('close')}>
            <DialogTitle>
              {t(`${asked.deed}Title`, { number: t('several.count', { count: asked.count }) })}
            </DialogTitle>
            <DialogDescription>
              {t(`${asked.deed}Lead`, { language: t('several.language') })}
            </DialogDescription>
            <TriageForm
              action={handle}
              entries={asked.deed === 'decline'}
              onAnswer={answeredDialog}
              className="grid gap-3"
            >
              {({ pending, fieldErrors }) => (
                <>
                  <input type="hidden" name="deed" value={asked.deed} />
                  <input type="hidden" name="of" value={asked.of} />
                  {asked.deed === 'assign' ? (
                    <AssignChoices
                      choices={{ ...choices, merge: [] }}
                      {...{ pending, fieldErrors }}
                    />
                  ) : asked.deed === 'snooze' ? (
                    <SnoozeChoices
                      choices={{ ...choices, merge: [] }}
                      {...{ pending, fieldErrors }}
                    />
                  ) : (
                    <DeclineEntries {...{ pending, fieldErrors }} />
                  )}
                </>
              )}
            </TriageForm>
          </DialogContent>
        )}
      </Dialog>
    </section>
  )
}

/** The result for several requests, and which of them are unchanged. */
function ToldOfSeveral({ told: { deed, isUndone, numbers, refused } }: { told: HandledRequests }) {
  const t = useTranslations('staff.triage')
  const values = { count: numbers.length, numbers: numbers.slice(0, 5).join(', ') }
  return (
    <Alert variant={refused.length > 0 ? 'caution' : 'ok'} role="status">
      <p>
        {isUndone
          ? t('several.undone', values)
          : deed === 'merge'
            ? null
            : t(`several.done.${deed}`, values)}
      </p>
      {refused.length > 0 ? (
        <ul>
          {refused.map(({ number, reason, by }) => (
            <li key={number}>
              {t('several.refused', {
                number,
                why:
                  reason !== 'handled_meanwhile'
                    ? t(`errors.${reason}`)
                    : by
                      ? t('errors.handled_meanwhile', { by })
                      : t('errors.handled_by_other'),
              })}
            </li>
          ))}
        </ul>
      ) : null}
    </Alert>
  )
}
