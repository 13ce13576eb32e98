'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'

/** Copies a text to the clipboard, and says so. */
export function CopyButton({
  text,
  words,
}: {
  text: string
  words: { copy: string; copied: string }
}) {
  const [copied, setCopied] = useState(false)
  return (
    <Button
      type="button"
      variant="outline"
      onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
    >
      {copied ? words.copied : words.copy}
    </Button>
  )
}
