'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, type ReactNode } from 'react'
import { Key } from '@/components/list/keys-dialog'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { NativeSelect } from '@/components/ui/native-select'
import { Textarea } from '@/components/ui/textarea'
import { DECLINE_REASONS } from '../../../rules/decline-reasons'
import type { BarChoices } from '../../../rules/triage-state'

interface Props {
  choices: Pick<BarChoices, 'people' | 'days' | 'dayTexts' | 'merge'>
  pending: boolean
  fieldErrors: Record<string, string[]>
}

/** A vertical list of choices; its number key presses each. */
function Choices({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!/^[0-9]$/.test(event.key) || event.target instanceof HTMLInputElement) return
      const chosen = box.current?.querySelector<HTMLButtonElement>(`[data-figure="${event.key}"]`)
      if (!chosen) return
      event.preventDefault()
      chosen.click()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return (
    <div ref={box} className="grid gap-2">
      {children}
    </div>
  )
}

function Choice({
  figure,
  name,
  value,
  pending,
  children,
}: {
  figure: number
  name: string
  value: string
  pending: boolean
  children: ReactNode
}) {
  return (
    <Button
      type="submit"
      variant="outline"
      name={name}
      value={value}
      disabled={pending}
      data-figure={figure <= 9 ? figure : undefined}
      className="h-auto justify-start py-2 text-start whitespace-normal"
    >
      {figure <= 9 ? <Key name={String(figure)} /> : null}
      {children}
    </Button>
  )
}

const Refused = ({ errors }: { errors: string[] | undefined }) =>
  errors ? (
    <p role="alert" className="text-sm text-fault">
      {errors.join(' ')}
    </p>
  ) : null

export function AssignChoices({ choices, pending, fieldErrors }: Props) {
  const t = useTranslations('staff.triage')
  return (
    <Choices>
      {choices.people.map(({ id, name, own }, i) => (
        <Choice key={id} figure={i + 1} name="to" value={id} pending={pending}>
          {name}
          {own ? <span className="text-muted">({t('own')})</span> : null}
        </Choice>
      ))}
      <Choice figure={0} name="to" value="" pending={pending}>
        {t('nobody')}
      </Choice>
      <Refused errors={fieldErrors.to} />
    </Choices>
  )
}

export function SnoozeChoices({ choices: { days, dayTexts }, pending, fieldErrors }: Props) {
  const t = useTranslations('staff.triage')
  return (
    <Choices>
      {(['tomorrow', 'days', 'week'] as const).map((each, i) => (
        <Choice key={each} figure={i + 1} name="until" value={days[each]} pending={pending}>
          {t(each)} <span className="text-muted">{dayTexts[each]}</span>
        </Choice>
      ))}
      <div className="grid gap-1">
        <Label htmlFor="snooze-day">{t('day')}</Label>
        <div className="flex flex-wrap gap-2">
          <Input
            id="snooze-day"
            name="day"
            type="date"
            min={days.tomorrow}
            className="w-auto"
            aria-invalid={Boolean(fieldErrors.until)}
            aria-describedby={fieldErrors.until ? 'snooze-error' : undefined}
          />
          <Button type="submit" variant="outline" disabled={pending}>
            {t('until')}
          </Button>
        </div>
      </div>
      <div id="snooze-error">
        <Refused errors={fieldErrors.until} />
      </div>
    </Choices>
  )
}

export function DeclineEntries({ pending, fieldErrors }: Omit<Props, 'choices'>) {
  const t = useTranslations('staff.triage')
  return (
    <>
      <div className="grid gap-1">
        <Label htmlFor="decline-ready">{t('ready')}</Label>
        <NativeSelect id="decline-ready" name="ready" defaultValue="">
          <option value="">{t('noReady')}</option>
          {DECLINE_REASONS.map((reason) => (
            <option key={reason} value={reason}>
              {t(`reasons.${reason}`)}
            </option>
          ))}
        </NativeSelect>
      </div>
      <div className="grid gap-1">
        <Label htmlFor="decline-words">{t('words')}</Label>
        <Textarea
          id="decline-words"
          name="words"
          rows={4}
          maxLength={1_000}
          aria-invalid={Boolean(fieldErrors.words)}
          aria-describedby="decline-hint"
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
              event.currentTarget.form?.requestSubmit()
          }}
        />
        <p id="decline-hint" className="text-xs text-muted">
          {t('wordsHint')}
        </p>
        <Refused errors={fieldErrors.words} />
      </div>
      <Button type="submit" disabled={pending} className="justify-self-start">
        {t('decline')}
      </Button>
    </>
  )
}

export function MergeChoices({ choices, pending, fieldErrors }: Props) {
  const t = useTranslations('staff.triage')
  return (
    <Choices>
      {choices.merge.map(({ serial, number, about, suggested }, i) => (
        <Choice key={serial} figure={i + 1} name="into" value={String(serial)} pending={pending}>
          <span className="grid gap-1">
            <span className="flex flex-wrap items-center gap-2">
              <span className="font-mono">{number}</span>
              {suggested ? <Badge variant="caution">{t('like')}</Badge> : null}
            </span>
            <span className="text-xs font-normal text-muted">{about}</span>
          </span>
        </Choice>
      ))}
      <Refused errors={fieldErrors.into} />
    </Choices>
  )
}
