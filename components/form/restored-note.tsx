'use client'

import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { fill } from '@/platform/fill'
import { deskInstant } from '@/platform/dates'
import { useFormTexts } from './texts'
import { usePageLocale } from './use-page-locale'

/** Formats an instant in the house's time zone, which the texts name. */
export function useFormTime(): (at: string) => string {
  const locale = usePageLocale()
  return (at) => deskInstant(new Date(at), locale)
}

/** Says that the form shows entries that were typed before and never saved, and offers to discard them. */
export function RestoredNote({ at, onDiscard }: { at: string | null; onDiscard: () => void }) {
  const texts = useFormTexts()
  const time = useFormTime()
  if (at === null) return null
  return (
    <Alert
      variant="info"
      role="status"
      className="flex flex-wrap items-center justify-between gap-3"
    >
      <p>{fill(texts.restored, { time: time(at) })}</p>
      <Button variant="outline" size="sm" onClick={onDiscard}>
        {texts.discardRestored}
      </Button>
    </Alert>
  )
}
