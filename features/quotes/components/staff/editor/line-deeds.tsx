'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field, fieldMessageId } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

/** What can be done with a whole line: drawn once it is opened, since three hundred lines have as many. */
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
  /** of the field of its name */
  nameId: string
  title: string
  /** what is wrong with the name */
  error: string | undefined
  onMove: (id: string, by: 1 | -1) => void
  onRename: (id: string, title: string) => void
  /** null where it is one piece by its nature */
  onSplit: ((id: string) => void) | null
  /** offers it otherwise beside; null of an optional one, and of a sample */
  onOffer: ((id: string) => void) | null
  /** leaves it to the buyer, or takes it into the quote; null where it is the only one */
  onOptional: ((id: string) => void) | null
  isOptional: boolean
  /** null where it is the only one */
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
