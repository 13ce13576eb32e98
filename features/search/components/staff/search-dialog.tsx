'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Combobox } from '@/components/ui/combobox'
import { Dialog, DialogContent, DialogDescription, DialogTitle } from '@/components/ui/dialog'
import { GROUPS, type Found, type SearchGroup } from '../../rules/kinds'
import { openedBefore, rememberOpened } from './recent-found'

export interface SearchTexts {
  title: string
  hint: string
  label: string
  results: string
  recent: string
  nothing: string
  start: string
  keys: string
  failed: string
  close: string
  groups: Readonly<Record<SearchGroup, string>>
}

/** A question and its answer; null where the site was out of reach. */
interface Answer {
  q: string
  found: readonly Found[] | null
}

/** The desk's search as a dialog: type, move, open. */
export function SearchDialog({
  open,
  onOpenChange,
  personId,
  texts,
  localPath,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** whose opened results are stored */
  personId: string
  texts: SearchTexts
  /** the prefix of addresses in the reader's language */
  localPath: string
}) {
  const router = useRouter()
  const [q, setQ] = useState('')
  const [answer, setAnswer] = useState<Answer | null>(null)
  const query = q.trim()

  useEffect(() => {
    if (!open) return
    const abort = new AbortController()
    const timer = setTimeout(
      () => {
        void ask(query, personId, abort.signal).then((found) => {
          if (!abort.signal.aborted) setAnswer({ q: query, found })
        })
      },
      query ? 80 : 0,
    )
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [open, query, personId])

  const take = ({ key, href }: Found) => {
    rememberOpened(personId, key)
    onOpenChange(false)
    setQ('')
    router.push(`${localPath}${href}`)
  }
  // The last answer stays until the next one arrives, so that the list doesn't flicker.
  const found = answer?.found ?? []
  const isOf = answer?.q === query
  const status = !isOf
    ? null
    : answer?.found === null
      ? texts.failed
      : found.length > 0
        ? null
        : query
          ? texts.nothing
          : texts.start
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        closeLabel={texts.close}
        className="top-4 translate-y-0 grid-cols-[minmax(0,1fr)] content-start p-4 sm:top-[12vh] sm:max-h-[76vh] sm:max-w-2xl"
      >
        <DialogTitle className="pe-10">{texts.title}</DialogTitle>
        <DialogDescription>{texts.hint}</DialogDescription>
        <div>
          <Combobox
            // The focus is in the field where the dialog opens.
            autoFocus
            value={q}
            maxLength={80}
            aria-label={texts.label}
            listLabel={query ? texts.results : texts.recent}
            items={query || answer?.q === '' ? found : []}
            keyOf={({ key }) => key}
            groupOf={({ group }) => (answer?.q === '' ? texts.recent : texts.groups[group])}
            stands
            takesFirst={isOf}
            onTake={take}
            onChange={(event) => setQ(event.target.value)}
          >
            {({ group, title, detail }) => (
              <>
                <span className={'code' in GROUPS[group] ? 'font-mono' : 'font-medium'}>
                  {title}
                </span>
                <span className="min-w-0 flex-1 truncate text-muted">{detail}</span>
              </>
            )}
          </Combobox>
          <p role="status" className={status ? 'px-3 pt-3 text-sm text-muted' : 'sr-only'}>
            {status}
          </p>
        </div>
        <p className="text-xs text-muted max-sm:hidden">{texts.keys}</p>
      </DialogContent>
    </Dialog>
  )
}

/** @returns null where the site is out of reach or too busy */
async function ask(
  q: string,
  personId: string,
  signal: AbortSignal,
): Promise<readonly Found[] | null> {
  const recent = openedBefore(personId)
  if (!q && recent.length === 0) return []
  const query: Record<string, string> = q ? { q } : { keys: recent.join(',') }
  try {
    const response = await fetch(`/api/staff/search?${new URLSearchParams(query).toString()}`, {
      signal,
    })
    return response.ok ? ((await response.json()) as { found: Found[] }).found : null
  } catch {
    return null
  }
}
