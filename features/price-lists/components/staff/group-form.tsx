'use client'

import { useTranslations } from 'next-intl'
import { useActionState, useState } from 'react'
import { sendEntries } from '@/components/form/send-entries'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Picker } from './picker'
import type { ListAction, ListResult } from './results'

interface Named {
  id: string
  name: string
}

interface Group {
  name: string
  members: readonly Named[]
}
const isSame = (one: Group, other: Group): boolean =>
  one.name === other.name &&
  one.members
    .map(({ id }) => id)
    .toSorted()
    .join() ===
    other.members
      .map(({ id }) => id)
      .toSorted()
      .join()

/** A group's name and the companies in it. */
export function GroupForm({
  group,
  save,
}: {
  group: (Group & { id: string; version: number }) | null
  save: ListAction
}) {
  const t = useTranslations('priceLists')
  const given: Group = { name: group?.name ?? '', members: group?.members ?? [] }
  const [typed, setTyped] = useState(given)
  /** what was read or saved last: the next save is made from it */
  const [base, setBase] = useState({ ...given, version: group?.version ?? 0 })
  const [result, send, pending] = useActionState<ListResult, FormData>(async (before, form) => {
    const answer = await save(before, form)
    if (answer.done && group) setBase({ ...typed, version: answer.edit ?? base.version })
    // The next group, unless somebody is at its name already.
    if (answer.done && !group) setTyped((now) => (now === typed ? given : now))
    return answer
  }, {})
  // Read anew: a colleague's change is taken over where nothing was typed; else the save is refused and says so.
  if (group && group.version > base.version && isSame(typed, base)) {
    setBase({ ...given, version: group.version })
    setTyped(given)
  }
  const id = `group-${group?.id ?? 'new'}`
  const errors = result.fieldErrors ?? {}
  return (
    <form
      onSubmit={(event) => sendEntries(event, send)}
      noValidate
      className="grid gap-4 md:grid-cols-2"
    >
      <input type="hidden" name="id" value={group?.id ?? ''} />
      <input type="hidden" name="version" value={base.version} />
      {result.reason ? (
        <p role="alert" className="rounded-md bg-fault-soft p-3 text-sm text-fault md:col-span-2">
          {t(`refused.${result.reason}`)}
        </p>
      ) : null}
      <div className="grid content-start gap-1">
        <label htmlFor={id} className="text-sm font-medium">
          {t('group.name')}
        </label>
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
