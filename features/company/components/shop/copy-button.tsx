'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'

/** Copies the text shown beside it. @param what what the text is, for readers who can't see it */
export function CopyButton({
  value,
  what,
  words,
}: {
  value: string
  what: string
  words: { copy: string; copied: string }
}) {
  const [copied, setCopied] = useState(false)
  return (
    <Button
      type="button"
      variant="outline"
      className="min-h-11 min-w-20"
      onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}
    >
      <span aria-live="polite">{copied ? words.copied : words.copy}</span>
      <span className="sr-only">{what}</span>
    </Button>
  )
}
