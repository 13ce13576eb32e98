'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { ConflictPanel } from '@/components/form/conflict-panel'
import { RestoredNote } from '@/components/form/restored-note'
import { sendEntries } from '@/components/form/send-entries'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { isCause } from '@/components/form/attempt'
import { useAttempts } from '@/components/form/use-attempts'
import { useKeptEntries } from '@/components/form/use-kept-entries'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { Picker } from './picker'
import { mergeGroups, type GroupEntries } from '../../rules/group-entries'
import { causeOf, type GroupConflict, type ListAction, type ListResult } from './results'

const isSame = (one: GroupEntries, other: GroupEntries): boolean =>
  one.name === other.name &&
  one.members
    .map(({ id }) => id)
    .toSorted()
    .join() ===
    other.members
      .map(({ id }) => id)
      .toSorted()
      .join()

/** What somebody saved meanwhile, beside what was to be saved. */
type Collided = Pick<GroupConflict, 'saved' | 'theirs'> &
  Pick<ReturnType<typeof mergeGroups>, 'taken' | 'conflicts'> & { mine: GroupEntries }

/** A group's name and the companies in it. */
export function GroupForm({
  group,
  save,
}: {
  group: (GroupEntries & { id: string; version: number }) | null
  save: ListAction
}) {
  const t = useTranslations('priceLists')
  const initial: GroupEntries = { name: group?.name ?? '', members: group?.members ?? [] }
  const [typed, setTyped] = useState(initial)
  /** what was read or saved last: the base of the next save */
  const [base, setBase] = useState({ ...initial, version: group?.version ?? 0 })
  const form = useRef<HTMLFormElement>(null)
  const [result, setResult] = useState<ListResult>({})
  const [conflict, setConflict] = useState<Collided | null>(null)
  const attempts = useAttempts()
  const pending = attempts.pending
  const collided = ({ saved, version, theirs }: GroupConflict) => {
    const { taken, conflicts } = mergeGroups(base, typed, theirs)
    setConflict({ saved, mine: typed, theirs, taken, conflicts })
    // What was typed while it was being sent stays.
    setTyped((now) => mergeGroups(base, now, theirs).entries)
    setBase({ ...theirs, version })
  }
  const send = (entries: FormData) =>
    attempts.send(
      () => save(result, entries),
      (answer) => {
        const cause = causeOf(answer)
        if (cause) return cause
        if (answer.groupConflict) collided(answer.groupConflict)
        if (answer.done) setConflict(null)
        if (answer.done && group) setBase({ ...typed, version: answer.edit ?? base.version })
        // Clears the form for the next group, unless somebody is typing a name already.
        if (answer.done && !group) setTyped((now) => (now === typed ? initial : now))
        setResult(answer)
      },
    )
  const inBrowser = useKeptEntries({
    form: 'company-group',
    object: group?.id ?? 'new',
    value: { typed, base },
    unsaved: !isSame(typed, base),
    restore: (before) => {
      setTyped(before.typed)
      // A colleague's later save is reported by the next one.
      setBase(before.base)
    },
  })
  // The page was read again: a colleague's change is adopted where nothing was typed; otherwise the save is refused
  // and says so.
  if (group && group.version > base.version && isSame(typed, base)) {
    setBase({ ...initial, version: group.version })
    setTyped(initial)
  }
  const id = `group-${group?.id ?? 'new'}`
  const errors = result.fieldErrors ?? {}
  return (
    <form
      ref={form}
      onSubmit={(event) => sendEntries(event, send)}
      noValidate
      className="grid gap-4 md:grid-cols-2"
    >
      <input type="hidden" name="id" value={group?.id ?? ''} />
      <input type="hidden" name="version" value={base.version} />
      <div className="grid gap-3 empty:hidden md:col-span-2">
        <RestoredNote
          at={inBrowser.restoredAt}
          onDiscard={() => {
            inBrowser.forget()
            setTyped(initial)
            setBase({ ...initial, version: group?.version ?? 0 })
            setConflict(null)
          }}
        />
        {conflict ? (
          <ConflictPanel
            saved={conflict.saved}
            taken={conflict.taken.map((field) => t(`group.${field}`))}
            collisions={conflict.conflicts.map((field) => ({
              id: field,
              label: t(`group.${field}`),
              theirs: conflict.theirs[field],
              yours: conflict.mine[field],
              taken: typed[field] === conflict.theirs[field],
            }))}
            onTake={(_, whose) =>
              setTyped((now) => ({
                ...now,
                name: conflict[whose === 'theirs' ? 'theirs' : 'mine'].name,
              }))
            }
          />
        ) : null}
        <TroubleAlert
          trouble={attempts.trouble}
          pending={pending}
          onRetry={() => form.current?.requestSubmit()}
        />
      </div>
      {result.reason && !isCause(result.reason) ? (
        <p role="alert" className="rounded-md bg-fault-soft p-3 text-sm text-fault md:col-span-2">
          {t(`refused.${result.reason}`)}
        </p>
      ) : null}
      <div className="grid content-start gap-1">
        <Label htmlFor={id}>{t('group.name')}</Label>
        <Input
          id={id}
          name="name"
          value={typed.name}
          aria-invalid={Boolean(errors.name)}
          aria-describedby={errors.name ? `${id}-said` : undefined}
          onChange={(event) => setTyped((now) => ({ ...now, name: event.target.value }))}
        />
        {errors.name ? (
          <p id={`${id}-said`} className="text-xs text-fault">
            {errors.name.join(' ')}
          </p>
        ) : null}
      </div>
      <Picker
        name="companies"
        kind="companies"
        label={t('group.companies')}
        hint={t('hints.companies')}
        error={errors.companies?.join(' ')}
        chosen={typed.members}
        onChange={(members) => setTyped((now) => ({ ...now, members }))}
      />
      <div className="flex items-center gap-4 md:col-span-2">
        <Button type="submit" variant="outline" disabled={pending}>
          {group ? t('group.save') : t('group.create')}
        </Button>
        {result.done && (!group || isSame(typed, base)) ? (
          <p role="status" className="text-sm text-ok">
            {t('group.saved')}
          </p>
        ) : null}
      </div>
    </form>
  )
}
