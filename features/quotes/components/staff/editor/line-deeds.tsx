'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'

/** What can be done with a whole line: drawn once it is opened, since three hundred lines have as many. */
export function LineDeeds({
  id,
  onMove,
  onRemove,
}: {
  /** of the line */
  id: string
  onMove: (id: string, by: 1 | -1) => void
  /** null where it is the only one */
  onRemove: ((id: string) => void) | null
}) {
  const t = useTranslations('staff.editor.lineDeeds')
  const [open, setOpen] = useState(false)
  const deed = (label: string, run: () => void) => (
    <Button type="button" size="sm" variant="outline" onClick={run}>
      {label}
    </Button>
  )
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('title')}</summary>
      {open ? (
        <span className="flex flex-wrap gap-2 py-1">
          {deed(t('up'), () => onMove(id, -1))}
          {deed(t('down'), () => onMove(id, 1))}
          {onRemove ? deed(t('remove'), () => onRemove(id)) : null}
        </span>
      ) : null}
    </details>
  )
}
