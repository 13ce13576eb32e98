'use client'

import { SearchIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { SearchDialog, type SearchTexts } from './search-dialog'

/** Opens the desk's search; so does Ctrl-K, or Cmd-K on a Mac. */
export function SearchButton({
  personId,
  texts,
  localPath,
}: {
  personId: string
  texts: SearchTexts & { open: string; shortcut: string }
  localPath: string
}) {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      if (event.altKey || event.shiftKey) return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
  return (
    <>
      <Button
        type="button"
        variant="outline"
        size="sm"
        className="font-normal text-muted"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen(true)}
      >
        <SearchIcon aria-hidden className="size-4" />
        {texts.open}
        <kbd className="font-mono text-xs max-md:hidden">{texts.shortcut}</kbd>
      </Button>
      <SearchDialog {...{ open, personId, texts, localPath }} onOpenChange={setOpen} />
    </>
  )
}
