'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useLayoutEffect, useRef, useState } from 'react'
import { isTyping, Key, KeysDialog, useKeysOn } from '@/components/list/keys-dialog'
import { shownById } from '@/components/list/shown'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogDescription, DialogTitle } from '@/components/ui/dialog'
import type { Deed } from '../../../rules/handling'
import type { BarChoices, DeedState } from '../../../rules/triage-state'
import { AssignChoices, DeclineEntries, MergeChoices, SnoozeChoices } from './deed-choices'
import { TriageForm } from './deed-form'

type Action = (state: DeedState, form: FormData) => Promise<DeedState>

const DEEDS_WITH_ENTRIES = ['assign', 'snooze', 'decline', 'merge'] as const
type DeedWithEntries = (typeof DEEDS_WITH_ENTRIES)[number]
const KEYS: Readonly<Record<string, Deed | 'undo'>> = {
  t: 'take',
  a: 'assign',
  s: 'snooze',
  d: 'decline',
  m: 'merge',
  z: 'undo',
}
const KEY_OF = Object.fromEntries(Object.entries(KEYS).map(([key, deed]) => [deed, key]))
/** Two presses this close are one: the second is for what the first was for. */
const DOUBLE_PRESS_MS = 300
/** The last deed's key: it outlives the bar, which is rendered again with the next request. */
const lastKey = { name: '', at: 0 }

/** Whether a key is held down, or bounced. */
function isPressedTwice({ key, repeat, timeStamp }: KeyboardEvent): boolean {
  const again = repeat || (lastKey.name === key && timeStamp - lastKey.at < DOUBLE_PRESS_MS)
  if (!again) Object.assign(lastKey, { name: key, at: timeStamp })
  return again
}

const LISTED = ['t', 'a', 's', 'd', 'm', 'z', 'j', 'k', 'p', 'u', '?'] as const

/** The deeds of the inbox, a button and a key each. */
export function TriageBar({
  choices,
  handle,
  undo,
}: {
  choices: BarChoices
  handle: Action
  undo: Action
}) {
  const t = useTranslations('staff.triage')
  const router = useRouter()
  const active = useKeysOn()
  const [asked, ask] = useState<DeedWithEntries | null>(null)
  const [listed, setListed] = useState(false)
  const bar = useRef<HTMLDivElement>(null)
  const { number, open, next, previous, list: back } = choices

  // Set in the very frame that shows the request, so that an immediate press isn't lost.
  useLayoutEffect(() => {
    const press = (id: string) => shownById(id)?.click()
    // A press while a deed is being sent isn't for what comes after it: nobody has seen that yet.
    const isOnItsWay = () =>
      asked !== null || bar.current?.querySelector('form[aria-busy=true]') !== null
    const hear = (event: KeyboardEvent) => {
      const { target, key } = event
      if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return
      if (!active || event.defaultPrevented || isTyping(target)) return
      const deed = KEYS[key]
      const goTo = { j: next, k: previous, u: back }[key]
      if (deed) {
        // Undo presses are handled one after the other, as fast as they come.
        if (!isOnItsWay() && (deed === 'undo' ? !event.repeat : !isPressedTwice(event)))
          press(`deed-${deed}`)
      } else if (key === 'p') press('price-it')
      else if (goTo) router.push(goTo)
      else if (key === '?') setListed(true)
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [active, asked, next, previous, back, router])

  const label = (deed: Deed | 'undo') => (
    <>
      {t(deed)} <Key name={KEY_OF[deed] ?? ''} />
    </>
  )
  return (
    <div ref={bar} className="flex flex-wrap items-start gap-2" data-print="hide">
      {open ? (
        <>
          <TriageForm action={handle}>
            {({ pending }) => (
              <>
                <input type="hidden" name="deed" value="take" />
                <Button id="deed-take" type="submit" size="sm" variant="outline" disabled={pending}>
                  {label('take')}
                </Button>
              </>
            )}
          </TriageForm>
          {DEEDS_WITH_ENTRIES.map((deed) => (
            <Button
              key={deed}
              id={`deed-${deed}`}
              size="sm"
              variant="outline"
              onClick={() => ask(deed)}
            >
              {label(deed)}
            </Button>
          ))}
        </>
      ) : null}
      <TriageForm action={undo}>
        {({ pending }) => (
          <Button id="deed-undo" type="submit" size="sm" variant="ghost" disabled={pending}>
            {label('undo')}
          </Button>
        )}
      </TriageForm>
      <Button
        variant="ghost"
        size="sm"
        className="font-normal max-md:hidden"
        onClick={() => setListed(true)}
      >
        <Key name="?" /> {t('open')}
      </Button>
      <KeysDialog
        keys={LISTED.map((key) => [key, t(`keys.${key}`)])}
        texts={{
          title: t('keysTitle'),
          lead: t('keysLead'),
          close: t('close'),
          on: t('on'),
          off: t('off'),
        }}
        open={listed}
        onOpenChange={setListed}
      />
      <Dialog open={asked !== null} onOpenChange={(shown) => (shown ? null : ask(null))}>
        {asked === null ? null : (
          <DialogContent closeLabel={t('close')}>
            <DialogTitle>{t(`${asked}Title`, { number })}</DialogTitle>
            <DialogDescription>
              {asked === 'merge' && choices.merge.length === 0
                ? t('mergeNone')
                : t(`${asked}Lead`, { language: choices.language })}
            </DialogDescription>
            <TriageForm action={handle} entries={asked === 'decline'} className="grid gap-3">
              {({ pending, fieldErrors }) => (
                <>
                  <input type="hidden" name="deed" value={asked} />
                  {asked === 'assign' ? (
                    <AssignChoices {...{ choices, pending, fieldErrors }} />
                  ) : asked === 'snooze' ? (
                    <SnoozeChoices {...{ choices, pending, fieldErrors }} />
                  ) : asked === 'decline' ? (
                    <DeclineEntries {...{ pending, fieldErrors }} />
                  ) : (
                    <MergeChoices {...{ choices, pending, fieldErrors }} />
                  )}
                </>
              )}
            </TriageForm>
          </DialogContent>
        )}
      </Dialog>
    </div>
  )
}
