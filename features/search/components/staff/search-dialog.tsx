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

/** What was asked, and what came back; null where the site was out of reach. */
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
  /** whose opened things are kept */
  personId: string
  texts: SearchTexts
  /** what stands before an address in the reader's language */
  localPath: string
}) {
  const router = useRouter()
  const [q, setQ] = useState('')
  const [answer, setAnswer] = useState<Answer | null>(null)
  const typed = q.trim()

  useEffect(() => {
    if (!open) return
    const abort = new AbortController()
    const timer = setTimeout(
      () => {
        void ask(typed, personId, abort.signal).then((found) => {
          if (!abort.signal.aborted) setAnswer({ q: typed, found })
        })
      },
      typed ? 80 : 0,
    )
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [open, typed, personId])

  const take = ({ key, href }: Found) => {
    rememberOpened(personId, key)
    onOpenChange(false)
    setQ('')
    router.push(`${localPath}${href}`)
  }
  // Until the next answer is there the last one stays, so that the list doesn't flicker.
  const found = answer?.found ?? []
  const isOf = answer?.q === typed
  const said = !isOf
    ? null
    : answer?.found === null
      ? texts.failed
      : found.length > 0
        ? null
        : typed
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
            // Where the dialog opens, one types.
            autoFocus
            value={q}
            maxLength={80}
            aria-label={texts.label}
            listLabel={typed ? texts.results : texts.recent}
            items={typed || answer?.q === '' ? found : []}
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
          <p role="status" className={said ? 'px-3 pt-3 text-sm text-muted' : 'sr-only'}>
            {said}
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
