'use client'

import { useTranslations } from 'next-intl'
import { useActionState, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Picker } from './picker'
import type { ListAction, ListResult } from './results'

interface Named {
  id: string
  name: string
}

/** A group's name and the companies in it. */
export function GroupForm({ group, save }: { group: { id: string; version: number; name: string; members: readonly Named[] } | null; save: ListAction }) {
  const t = useTranslations('priceLists')
  const empty = { name: group?.name ?? '', members: group?.members ?? [] }
  const [typed, setTyped] = useState<{ name: string; members: readonly Named[] }>(empty)
  const [result, send, pending] = useActionState<ListResult, FormData>(async (before, form) => {
    const answer = await save(before, form)
    if (answer.done && !group) setTyped(empty)
    return answer
  }, {})
  const id = `group-${group?.id ?? 'new'}`
  const errors = result.fieldErrors ?? {}
  return (
    <form action={send} noValidate className="grid gap-4 md:grid-cols-2">
      <input type="hidden" name="id" value={group?.id ?? ''} />
      <input type="hidden" name="version" value={group?.version ?? 0} />
      {result.reason ? <p role="alert" className="rounded-md bg-fault-soft p-3 text-sm text-fault md:col-span-2">{t(`refused.${result.reason}`)}</p> : null}
      <div className="grid content-start gap-1">
        <label htmlFor={id} className="text-sm font-medium">{t('group.name')}</label>
        <Input id={id} name="name" value={typed.name} aria-invalid={Boolean(errors.name)} aria-describedby={errors.name ? `${id}-said` : undefined} onChange={(event) => setTyped({ ...typed, name: event.target.value })} />
        {errors.name ? <p id={`${id}-said`} className="text-xs text-fault">{errors.name.join(' ')}</p> : null}
      </div>
      <Picker name="companies" kind="companies" label={t('group.companies')} hint={t('hints.companies')} error={errors.companies?.join(' ')} chosen={typed.members} onChange={(members) => setTyped({ ...typed, members })} />
      <div className="flex items-center gap-4 md:col-span-2">
        <Button type="submit" variant="outline" disabled={pending}>{group ? t('group.save') : t('group.create')}</Button>
        {result.done ? <p role="status" className="text-sm text-ok">{t('group.saved')}</p> : null}
      </div>
    </form>
  )
}
