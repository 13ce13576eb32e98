'use client'

import { useActionState, useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { NativeSelect } from '@/components/ui/native-select'

export interface ChangeFormTexts {
  kind: string
  kinds: { end_measure: string; supersede_measure: string }
  on: string
  percent: string
  toState: string
  source: string
  sourceHint: string
  draft: string
  problem: string
  failed: string
}
interface Result {
  fieldErrors?: Record<string, string[]>
  reason?: 'stale' | 'not_a_draft' | 'reason' | 'failed'
  typed: Record<string, string>
}

/** One change of a measure or of an agreement's phase; what was typed stays when it is refused. */
export function ChangeForm({ action, about, today, texts }: {
  action: (state: Result, form: FormData) => Promise<Result>
  about: { kind: 'measure'; measureId: string; plain: boolean } | { kind: 'phase'; agreementId: string; phaseId: string; states: readonly (readonly [string, string])[] }
  today: string
  texts: ChangeFormTexts
}) {
  const [result, submit, pending] = useActionState(action, { typed: {} })
  const { typed, fieldErrors, reason } = result
  const [kind, setKind] = useState<'end_measure' | 'supersede_measure'>('end_measure')
  const errorOf = (name: string) => fieldErrors?.[name]?.join(' ')
  const field = (name: string, label: string, control: ReactNode) => (
    <div className="grid gap-1">
      <label htmlFor={name} className="text-sm font-medium">{label}</label>
      {control}
      {errorOf(name) ? <p id={`${name}-error`} className="text-xs text-fault">{errorOf(name)}</p> : null}
    </div>
  )
  const day = about.kind === 'phase' ? 'from' : 'on'
  return (
    <form action={submit} className="grid max-w-lg gap-4 rounded-md border bg-white p-4">
      {errorOf('change') || reason ? <p role="alert" className="rounded-md bg-fault-soft p-3 text-sm text-fault">{texts.problem}: {errorOf('change') ?? texts.failed}</p> : null}
      {about.kind === 'measure' ? (
        <>
          <input type="hidden" name="measureId" value={about.measureId} />
          {field('kind', texts.kind, (
            // A form that was sent is reset to what it started from, so the choice must be that.
            <NativeSelect key={kind} id="kind" name="kind" defaultValue={kind} onChange={(event) => setKind(event.target.value === 'supersede_measure' ? 'supersede_measure' : 'end_measure')}>
              <option value="end_measure">{texts.kinds.end_measure}</option>
              {about.plain ? <option value="supersede_measure">{texts.kinds.supersede_measure}</option> : null}
            </NativeSelect>
          ))}
          {kind === 'supersede_measure' ? field('percent', texts.percent, <Input id="percent" name="percent" inputMode="decimal" defaultValue={typed.percent} aria-invalid={Boolean(errorOf('percent'))} />) : null}
        </>
      ) : (
        <>
          <input type="hidden" name="kind" value="move_phase" />
          <input type="hidden" name="agreementId" value={about.agreementId} />
          <input type="hidden" name="phaseId" value={about.phaseId} />
          {field('state', texts.toState, <NativeSelect key={typed.state} id="state" name="state" defaultValue={typed.state}>{about.states.map(([value, label]) => <option key={value} value={value}>{label}</option>)}</NativeSelect>)}
        </>
      )}
      {field(day, texts.on, <Input id={day} name={day} type="date" defaultValue={typed[day] ?? today} aria-invalid={Boolean(errorOf(day))} />)}
      {field('source', `${texts.source} (${texts.sourceHint})`, <Input id="source" name="source" defaultValue={typed.source} aria-invalid={Boolean(errorOf('source'))} />)}
      <Button type="submit" disabled={pending}>{texts.draft}</Button>
    </form>
  )
}
