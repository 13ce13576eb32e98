'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { isTyping, Key, useKeysOn } from '@/components/list/keys-dialog'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useSentForm } from '@/components/form/use-sent-form'
import { Button } from '@/components/ui/button'
import { meant, serialOf, useStand } from '@/features/requests/components/staff/triage/list-rows'

/** The list's keys for the chosen follow-ups, or the focused one. */
export const FOLLOW_UP_KEYS = { d: 'done', s: 'tomorrow', w: 'week' } as const
type FollowUpKey = keyof typeof FOLLOW_UP_KEYS
const KEYS = Object.keys(FOLLOW_UP_KEYS) as FollowUpKey[]

/** Completes or postpones by a button or a key; then the next row has the focus. */
export function FollowUpBar({
  action,
}: {
  /** takes `deed` and `ids` */
  action: (state: { count: number }, form: FormData) => Promise<{ count: number }>
}) {
  const t = useTranslations('work.followUpList')
  const active = useKeysOn()
  const stand = useStand()
  const ids = useRef<HTMLInputElement>(null)
  const deed = useRef<HTMLInputElement>(null)
  const [none, setNone] = useState(false)
  const { state, trouble, pending, retry, sent } = useSentForm(action, { count: 0 })
  const begin = (key: FollowUpKey) => {
    const found = meant()
    setNone(found.length === 0)
    if (found.length === 0 || pending || !ids.current || !deed.current) return
    ids.current.value = found.map(serialOf).join(' ')
    deed.current.value = FOLLOW_UP_KEYS[key]
    stand.leave(found)
    sent.ref.current?.requestSubmit()
  }
  const press = useEffectEvent((event: KeyboardEvent) => {
    const key = KEYS.find((each) => each === event.key)
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (!key || !active || !plain || isTyping(event.target as HTMLElement)) return
    event.preventDefault()
    begin(key)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  return (
    <form {...sent} className="flex flex-wrap items-center gap-2" data-print="hide">
      <TroubleAlert trouble={trouble} pending={pending} entries={false} onRetry={retry} />
      <input ref={ids} type="hidden" name="ids" />
      <input ref={deed} type="hidden" name="deed" />
      {KEYS.map((key) => (
        <Button key={key} size="sm" variant="outline" disabled={pending} onClick={() => begin(key)}>
          {t(`deeds.${FOLLOW_UP_KEYS[key]}`)} <Key name={key} />
        </Button>
      ))}
      <p role="status" className="text-sm text-muted empty:hidden">
        {none ? t('none') : state.count > 0 ? t('changed', { count: state.count }) : ''}
      </p>
    </form>
  )
}
