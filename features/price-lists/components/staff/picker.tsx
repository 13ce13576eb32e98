'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Combobox } from '@/components/ui/combobox'
import { Label } from '@/components/ui/label'
import type { FoundCompany } from '../../queries/companies'

/** The most matches that the address returns; there may be more. */
const MOST_FOUND = 20

interface Chosen {
  id: string
  name: string
}

/** Companies or groups chosen by search; their ids are sent with the form as one field. */
export function Picker({
  name,
  kind,
  label,
  hint,
  error,
  chosen,
  onChange,
}: {
  name: string
  kind: 'companies' | 'groups'
  label: string
  hint: string
  error?: string | undefined
  chosen: readonly Chosen[]
  onChange: (chosen: Chosen[]) => void
}) {
  const t = useTranslations('priceLists.picker')
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<{ q: string; rows: FoundCompany[] | null } | null>(null)
  const q = typed.trim()

  useEffect(() => {
    if (q === '') return setFound(null)
    const abort = new AbortController()
    const timer = setTimeout(() => {
      fetch(`/api/staff/companies?${new URLSearchParams({ kind, q })}`, { signal: abort.signal })
        .then(async (answer) =>
          setFound({ q, rows: answer.ok ? ((await answer.json()) as FoundCompany[]) : null }),
        )
        .catch(() => (abort.signal.aborted ? undefined : setFound({ q, rows: null })))
    }, 150)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [q, kind])

  const rows = found?.rows?.filter(({ id }) => !chosen.some((each) => each.id === id))
  const id = useId()
  return (
    <div className="grid content-start gap-1">
      <input type="hidden" name={name} value={chosen.map((each) => each.id).join(',')} />
      <Label htmlFor={id}>{label}</Label>
      {chosen.length > 0 ? (
        <ul aria-label={t('chosen')} className="flex flex-wrap gap-2">
          {chosen.map((each) => (
            <li
              key={each.id}
              className="inline-flex min-h-9 items-center rounded-md border border-control bg-white ps-3 text-sm"
            >
              {each.name}
              <Button
                variant="ghost"
                size="icon"
                className="size-9"
                aria-label={t('remove', { name: each.name })}
                onClick={() => onChange(chosen.filter((other) => other.id !== each.id))}
              >
                <X aria-hidden className="size-4" />
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-sm text-muted">{t('nobody')}</p>
      )}
      <Combobox
        id={id}
        value={typed}
        aria-invalid={Boolean(error)}
        aria-describedby={`${id}-said`}
        listLabel={t('found')}
        items={q === '' ? [] : (rows ?? [])}
        keyOf={(row) => row.id}
        takesFirst
        onTake={choose}
        onChange={(event) => setTyped(event.target.value)}
      >
        {(row) => (
          <>
            {row.name}
            <span className="truncate text-xs text-muted">{row.detail}</span>
          </>
        )}
      </Combobox>
      <div aria-live="polite">
        {found && q !== '' && !(rows && rows.length > 0) ? (
          <p className={`text-xs ${found.rows === null ? 'text-fault' : 'text-muted'}`}>
            {t(found.rows === null ? 'failed' : 'none')}
          </p>
        ) : q !== '' && found?.rows?.length === MOST_FOUND ? (
          <p className="text-xs text-muted">{t('first', { count: MOST_FOUND })}</p>
        ) : null}
      </div>
      {error ? (
        <p id={`${id}-said`} className="text-xs text-fault">
          {error}
        </p>
      ) : (
        <p id={`${id}-said`} className="text-xs text-muted">
          {hint}
        </p>
      )}
    </div>
  )

  function choose({ id: companyId, name: companyName }: FoundCompany): void {
    onChange([...chosen, { id: companyId, name: companyName }])
    setTyped('')
  }
}
