'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field, fieldMessageId } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

/** Actions on a whole line: drawn once opened, since three hundred lines have as many. */
export function LineDeeds({
  id,
  nameId,
  title,
  error,
  onMove,
  onRename,
  onSplit,
  onOffer,
  onOptional,
  isOptional,
  onRemove,
}: {
  /** of the line */
  id: string
  /** of its name field */
  nameId: string
  title: string
  /** error of the name */
  error: string | undefined
  onMove: (id: string, by: 1 | -1) => void
  onRename: (id: string, title: string) => void
  /** null for a line that can't be split */
  onSplit: ((id: string) => void) | null
  /** adds another offer of it; null for an optional line, and for a sample */
  onOffer: ((id: string) => void) | null
  /** makes it optional for the buyer, or firm again; null if it is the only line */
  onOptional: ((id: string) => void) | null
  isOptional: boolean
  /** null if it is the only line */
  onRemove: ((id: string) => void) | null
}) {
  const t = useTranslations('staff.editor.lineDeeds')
  const [open, setOpen] = useState(false)
  const deed = (label: string, run: () => void) => (
    <Button
      type="button"
      size="sm"
      variant="outline"
      className="text-start whitespace-normal"
      onClick={run}
    >
      {label}
    </Button>
  )
  return (
    <details
      open={open || error !== undefined}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t('title')}</summary>
      {open || error !== undefined ? (
        <div className="grid w-44 gap-2 py-1">
          <Field id={nameId} label={t('name')} error={error}>
            <Input
              id={nameId}
              value={title}
              maxLength={200}
              autoComplete="off"
              onChange={(event) => onRename(id, event.target.value)}
              {...(error
                ? { 'aria-invalid': true, 'aria-describedby': fieldMessageId(nameId) }
                : {})}
            />
          </Field>
          <span className="flex flex-wrap gap-2">
            {deed(t('up'), () => onMove(id, -1))}
            {deed(t('down'), () => onMove(id, 1))}
            {onSplit ? deed(t('split'), () => onSplit(id)) : null}
            {onOffer ? deed(t('offer'), () => onOffer(id)) : null}
            {onOptional ? deed(t(isOptional ? 'firm' : 'optional'), () => onOptional(id)) : null}
            {onRemove ? deed(t('remove'), () => onRemove(id)) : null}
          </span>
        </div>
      ) : null}
    </details>
  )
}
