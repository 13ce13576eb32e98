'use client'

import { useTranslations } from 'next-intl'
import { Fragment, startTransition, useActionState, useRef, useState, type ReactNode } from 'react'
import { attempt, isCause, type Cause, type Failure } from '@/components/form/attempt'
import { ConflictPanel } from '@/components/form/conflict-panel'
import { RestoredNote } from '@/components/form/restored-note'
import { nextTrouble, TroubleAlert, type Trouble } from '@/components/form/trouble-alert'
import { useAnsweredFields } from '@/components/form/use-answered-fields'
import { useKeptForm } from '@/components/form/use-kept-form'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { textEntries } from '@/platform/form-entries'
import { collide, type Collided } from './collided'
import { DeskEntry, type DeskField } from './entry'
import type { DeskAction, DeskResult } from './result'

/** The result of the last attempt, and what kept it from arriving. */
type Shown = DeskResult & { trouble?: Trouble; collided?: Collided }

/**
 * A form of the desk; entries stay when they are refused or can't be sent, and are kept where the
 * page says whose they are.
 */
export function DeskForm({
  action,
  id,
  hidden = {},
  seen = {},
  once = {},
  version,
  fields,
  submit,
  stacked = false,
  framed = true,
  destructive = false,
  columns = 2,
  grouped = false,
  children,
}: {
  action: DeskAction
  id: string
  /** what it is about */
  hidden?: Record<string, string>
  /** what the page shows, sent along so that the action is refused where it has changed */
  seen?: Record<string, string>
  /** of this form alone, such as a random key: sent twice it counts once, even after the entries were restored */
  once?: Record<string, string>
  /** of the object as the page shows it, where saves check it: sent as `version` */
  version?: number
  fields: readonly DeskField[]
  submit: string
  /** a card of its own instead of a row */
  stacked?: boolean
  /** false for a form within a card, whose frame it shares */
  framed?: boolean
  /** ends or removes its object, so it isn't the page's main action */
  destructive?: boolean
  columns?: 2 | 3
  /** fields of one thing stand together, under its name */
  grouped?: boolean
  /** what is entered other than by fields, such as a file that is sent ahead; below them */
  children?: ReactNode
}) {
  const t = useTranslations('staff.form')
  const form = useRef<HTMLFormElement>(null)
  const keptForm = useKeptForm({ form, name: `desk.${id}`, object: JSON.stringify(hidden) })
  const [answer, send, pending] = useActionState(
    async (before: Shown, entries: FormData): Promise<Shown> => {
      const failed = (failure: Cause | Failure): Shown => ({
        trouble: nextTrouble(before.trouble, failure),
        typed: textEntries(entries),
        ...(before.collided ? { collided: before.collided } : {}),
      })
      const { trouble: _, collided: __, ...state } = before
      const result = await attempt(() => action(state, entries)).catch((redirect: unknown) => {
        keptForm.drop()
        throw redirect
      })
      if ('cause' in result) return failed(result)
      const { answer } = result
      if (isCause(answer.reason)) return failed(answer.reason)
      if (answer.conflict) {
        const names = fields.map(({ name }) => name)
        const both = collide(answer.conflict, answer.typed, names)
        return { ...answer, typed: both.entries, collided: both }
      }
      if (isTaken(answer)) keptForm.saved(textEntries(entries))
      return before.collided && answer.fieldErrors
        ? { ...answer, collided: before.collided }
        : answer
    },
    { typed: {} },
  )
  const { fieldErrors, reason, done, typed, collided, trouble = null } = answer
  const fieldsAnew = useAnsweredFields({
    form,
    names: fields.map(({ name }) => name),
    answer,
    renews: collided !== undefined || (isTaken(answer) && trouble === null),
  })
  const [choices, setChoices] = useState<Choices>({ texts: {} })
  /** texts chosen among the conflicting ones, by field */
  const chosen = choices.of === collided ? choices.texts : {}
  const refusal = isCause(reason) ? undefined : reason
  const whole = fieldErrors?.change?.join(' ')
  return (
    <form
      ref={form}
      // Also sent before hydration; afterwards without React's reset, which would remove what is
      // typed while the answer is on its way.
      action={send}
      onSubmit={(event) => {
        event.preventDefault()
        if (pending) return
        const entries = new FormData(event.currentTarget, event.nativeEvent.submitter)
        fieldsAnew.sends(textEntries(entries))
        startTransition(() => send(entries))
      }}
      onInput={fields.length > 0 ? keptForm.typed : undefined}
      className={
        stacked
          ? cn(
              'grid grid-cols-1 gap-4',
              framed && 'rounded-md border bg-white p-4',
              columns === 3 ? 'max-w-5xl md:grid-cols-3' : 'max-w-3xl sm:grid-cols-2',
            )
          : 'flex flex-wrap items-start gap-3'
      }
    >
      {keptForm.restored && fields.length > 0 ? (
        <div className="col-span-full w-full">
          <RestoredNote at={keptForm.restored.at} onDiscard={keptForm.discard} />
        </div>
      ) : null}
      <TroubleAlert
        trouble={trouble}
        pending={pending}
        entries={fields.length > 0}
        onRetry={() => form.current?.requestSubmit()}
      />
      {collided ? (
        <div className="col-span-full w-full">
          <Collision
            collided={collided}
            chosen={chosen}
            fields={fields}
            onTake={(name, text) =>
              setChoices({ of: collided, texts: { ...chosen, [name]: text } })
            }
          />
        </div>
      ) : null}
      {whole || refusal ? (
        <p
          role="alert"
          className="col-span-full w-full rounded-md bg-fault-soft p-3 text-sm text-fault"
        >
          {whole ? t('problem', { problem: whole }) : t(`errors.${refusal ?? 'failed'}`)}
        </p>
      ) : null}
      {done ? (
        <p role="status" className="col-span-full w-full text-sm text-ok">
          {t(`done.${done}`)}
        </p>
      ) : null}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {Object.entries({ ...seen, ...once }).map(([name, value]) => (
        <input
          key={name}
          type="hidden"
          name={name}
          value={(name in once ? keptForm.restored?.value[name] : undefined) ?? value}
        />
      ))}
      {version === undefined ? null : (
        // Restored entries were made from the version of that time.
        <input
          type="hidden"
          name="version"
          value={collided?.version ?? keptForm.restored?.value.version ?? version}
        />
      )}
      {fields.map((field, i) => (
        <Fragment
          key={[
            field.name,
            field.of,
            keptForm.round,
            fieldsAnew.rounds[field.name],
            chosen[field.name],
          ].join(' ')}
        >
          {grouped && field.of && field.of !== fields[i - 1]?.of ? (
            <p className="col-span-full border-t pt-4 font-medium break-words" aria-hidden>
              {field.of}
            </p>
          ) : null}
          <DeskEntry
            id={`${id}-${field.name}`}
            field={field}
            typed={chosen[field.name] ?? typed[field.name] ?? keptForm.restored?.value[field.name]}
            error={fieldErrors?.[field.name]?.join(' ')}
            sideBySide={stacked}
            grouped={grouped}
          />
        </Fragment>
      ))}
      {children ? <div className="col-span-full grid grid-cols-1">{children}</div> : null}
      <Button
        type="submit"
        variant={destructive ? 'destructive' : stacked ? 'default' : 'outline'}
        disabled={pending}
        className={cn(
          // It may name whom it is about.
          'max-w-full whitespace-normal',
          stacked ? 'col-span-full justify-self-start' : fields.length > 0 && 'mt-6',
        )}
      >
        {submit}
      </Button>
    </form>
  )
}

/** Whether the action was carried out. */
const isTaken = ({ fieldErrors, reason, conflict }: DeskResult): boolean =>
  !fieldErrors && !reason && !conflict

/** The texts chosen among conflicting ones, and the collision they belong to. */
interface Choices {
  of?: Collided | undefined
  texts: Record<string, string>
}

/** What somebody saved meanwhile, beside the entries to be saved. */
function Collision({
  collided,
  chosen,
  fields,
  onTake,
}: {
  collided: Collided
  chosen: Readonly<Record<string, string>>
  fields: readonly DeskField[]
  onTake: (name: string, text: string) => void
}) {
  const { saved, taken, conflicts, mine, theirs } = collided
  const fieldOf = (name: string) => fields.find((field) => field.name === name)
  const label = (name: string) => {
    const field = fieldOf(name)
    return field?.of ? `${field.of}: ${field.label}` : (field?.label ?? name)
  }
  const shownText = (name: string, text = '') =>
    fieldOf(name)?.options?.find(([value]) => value === text)?.[1] ?? text
  return (
    <ConflictPanel
      saved={saved}
      taken={taken.map(label)}
      collisions={conflicts.map((name) => ({
        id: name,
        label: label(name),
        theirs: shownText(name, theirs[name]),
        yours: shownText(name, mine[name]),
        taken: chosen[name] !== undefined && chosen[name] === theirs[name],
      }))}
      onTake={(name, whose) => onTake(name, (whose === 'theirs' ? theirs : mine)[name] ?? '')}
    />
  )
}
