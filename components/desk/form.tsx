'use client'

import { useTranslations } from 'next-intl'
import { Fragment, useActionState, useRef, useState, type ReactNode } from 'react'
import { attempt, isCause, type Cause, type Failure } from '@/components/form/attempt'
import { ConflictPanel } from '@/components/form/conflict-panel'
import { NumberInput, type NumberKind } from '@/components/form/number-input'
import { RestoredNote } from '@/components/form/restored-note'
import { nextTrouble, TroubleAlert, type Trouble } from '@/components/form/trouble-alert'
import { useKeptForm } from '@/components/form/use-kept-form'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { NativeSelect } from '@/components/ui/native-select'
import { Textarea } from '@/components/ui/textarea'
import { cn } from '@/components/ui/cn'
import { Checkbox } from '@/components/ui/checkbox'
import { textEntries } from '@/platform/form-entries'
import { collide, type Collided } from './collided'
import type { DeskAction, DeskResult } from './result'

/** What came of the last attempt, and what kept it from arriving. */
type Shown = DeskResult & { trouble?: Trouble; collided?: Collided }

export interface DeskField {
  name: string
  label: string
  /**
   * what it belongs to, where its label alone doesn't tell it from others of the form; in a form that is grouped it
   * stands above the fields that have it
   */
  of?: string
  hint?: string
  type?: 'text' | 'date' | 'datetime-local' | 'select' | 'long' | 'file' | 'check'
  /** a number, read as the person's language writes it; what can be two is asked */
  number?: NumberKind
  start?: string
  options?: readonly (readonly [value: string, label: string])[]
  /** lists, a line an entry */
  mono?: boolean
  /** of the whole width, where others stand side by side */
  wide?: boolean
}

/**
 * Entries of the desk; what was typed stays when they are refused or can't be sent, and is kept
 * where the page says whose it is.
 */
export function DeskForm({
  action,
  id,
  hidden = {},
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
  hidden?: Record<string, string>
  /** of the object as the page has it, where saves are locked by it: sent as `version` */
  version?: number
  fields: readonly DeskField[]
  submit: string
  /** a card of its own rather than a row */
  stacked?: boolean
  /** false for one that stands within a card, whose frame it has */
  framed?: boolean
  /** ends or takes away what it is about, so it isn't what the page is for */
  destructive?: boolean
  columns?: 2 | 3
  /** fields of one thing stand together, under its name */
  grouped?: boolean
  /** what is entered otherwise than by fields, such as a file that is sent ahead; below them */
  children?: ReactNode
}) {
  const t = useTranslations('staff.form')
  const form = useRef<HTMLFormElement>(null)
  const kept = useKeptForm({ form, name: `desk.${id}`, object: JSON.stringify(hidden) })
  const [{ fieldErrors, reason, done, typed, collided, trouble = null }, send, pending] =
    useActionState(
      async (before: Shown, entries: FormData): Promise<Shown> => {
        const failed = (failure: Cause | Failure): Shown => ({
          trouble: nextTrouble(before.trouble, failure),
          typed: textEntries(entries),
          ...(before.collided ? { collided: before.collided } : {}),
        })
        const { trouble: _, collided: __, ...state } = before
        const result = await attempt(() => action(state, entries)).catch((redirect: unknown) => {
          kept.drop()
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
        if (!answer.fieldErrors && !answer.reason) kept.drop()
        return before.collided && answer.fieldErrors
          ? { ...answer, collided: before.collided }
          : answer
      },
      { typed: {} },
    )
  const [choices, setChoices] = useState<Choices>({ texts: {} })
  /** texts that were chosen of those that collide, by field */
  const chosen = choices.of === collided ? choices.texts : {}
  const refusal = isCause(reason) ? undefined : reason
  const whole = fieldErrors?.change?.join(' ')
  return (
    <form
      ref={form}
      action={send}
      onInput={fields.length > 0 ? kept.typed : undefined}
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
      {kept.restored && fields.length > 0 ? (
        <div className="col-span-full w-full">
          <RestoredNote at={kept.restored.at} onDiscard={kept.discard} />
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
      {version === undefined ? null : (
        // What was restored was made from the version of then.
        <input
          type="hidden"
          name="version"
          value={collided?.version ?? kept.restored?.value.version ?? version}
        />
      )}
      {fields.map((field, i) => (
        <Fragment key={`${field.name} ${kept.round} ${chosen[field.name] ?? ''}`}>
          {grouped && field.of && field.of !== fields[i - 1]?.of ? (
            <p className="col-span-full border-t pt-4 font-medium break-words" aria-hidden>
              {field.of}
            </p>
          ) : null}
          <DeskEntry
            id={`${id}-${field.name}`}
            field={field}
            typed={chosen[field.name] ?? typed[field.name] ?? kept.restored?.value[field.name]}
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
        className={
          stacked ? 'col-span-full justify-self-start' : fields.length > 0 ? 'mt-6' : undefined
        }
      >
        {submit}
      </Button>
    </form>
  )
}

/** What was chosen of what collides, and of which collision. */
interface Choices {
  of?: Collided | undefined
  texts: Record<string, string>
}

/** What somebody saved meanwhile, beside what was to be saved. */
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
  const shown = (name: string, text = '') =>
    fieldOf(name)?.options?.find(([value]) => value === text)?.[1] ?? text
  return (
    <ConflictPanel
      saved={saved}
      taken={taken.map(label)}
      collisions={conflicts.map((name) => ({
        id: name,
        label: label(name),
        theirs: shown(name, theirs[name]),
        yours: shown(name, mine[name]),
        taken: chosen[name] !== undefined && chosen[name] === theirs[name],
      }))}
      onTake={(name, whose) => onTake(name, (whose === 'theirs' ? theirs : mine)[name] ?? '')}
    />
  )
}

function DeskEntry({
  id,
  field: { name, label, of, hint, type = 'text', number, start = '', options = [], mono, wide },
  typed,
  error,
  sideBySide,
  grouped,
}: {
  id: string
  field: DeskField
  /** with others in the columns of a card */
  sideBySide: boolean
  /** what it belongs to stands above it for who sees, and with its label for who hears */
  grouped: boolean
  typed: string | undefined
  error: string | undefined
}) {
  const said = error ? `${id}-error` : hint ? `${id}-hint` : undefined
  const common = { id, name, 'aria-invalid': Boolean(error), 'aria-describedby': said }
  const value = typed ?? start
  const heard = grouped && of ? <span className="sr-only">{of}: </span> : null
  if (type === 'check')
    return (
      // One below another they stand closer than fields do.
      <label
        htmlFor={id}
        data-check
        className={cn(
          'flex min-h-11 items-center gap-2 self-end text-sm md:[[data-check]+&]:-mt-5',
          wide ? 'col-span-full' : sideBySide && 'sm:row-span-3',
        )}
      >
        <Checkbox {...common} defaultChecked={value === 'on'} />
        <span>
          {heard}
          {label}
        </span>
      </label>
    )
  return (
    <div
      className={cn(
        'grid grid-cols-1 content-start gap-1',
        wide
          ? 'col-span-full'
          : // Side by side they keep to one line, whichever label or hint is longer.
            sideBySide && 'sm:row-span-3 sm:grid-rows-subgrid',
      )}
    >
      <label htmlFor={id} className="self-end text-sm font-medium">
        {heard}
        {label}
      </label>
      <div className="grid grid-cols-1 content-start gap-1">
        {type === 'select' ? (
          // A form that was sent is reset to what it started from, so the choice must be that.
          <NativeSelect key={value} {...common} defaultValue={value}>
            {options.map(([code, text]) => (
              <option key={code} value={code}>
                {text}
              </option>
            ))}
            {/* What was typed before somebody else's save may be offered no more: it isn't changed in silence. */}
            {typed === undefined || options.some(([code]) => code === typed) ? null : (
              <option value={typed}>{typed}</option>
            )}
          </NativeSelect>
        ) : type === 'long' ? (
          <Textarea
            {...common}
            defaultValue={value}
            rows={Math.min(14, Math.max(4, value.split('\n').length + 1))}
            className={mono ? 'font-mono text-xs' : undefined}
          />
        ) : number ? (
          <NumberInput {...common} kind={number} start={value} />
        ) : (
          <Input {...common} type={type} defaultValue={type === 'file' ? undefined : value} />
        )}
      </div>
      {error ? (
        <p id={`${id}-error`} className="max-w-prose text-xs text-fault">
          {error}
        </p>
      ) : hint ? (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      ) : null}
    </div>
  )
}
