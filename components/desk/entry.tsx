'use client'

import type { ComponentProps } from 'react'
import { FoundInput, type FoundIn } from '@/components/form/found-input'
import { NumberInput, type NumberKind } from '@/components/form/number-input'
import { useTypedText } from '@/components/form/use-typed-text'
import { Checkbox } from '@/components/ui/checkbox'
import { cn } from '@/components/ui/cn'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { NativeSelect } from '@/components/ui/native-select'
import { Textarea } from '@/components/ui/textarea'

export interface DeskField {
  name: string
  label: string
  /**
   * what it belongs to, where its label alone doesn't distinguish it from others of the form; in a
   * grouped form it stands above its fields
   */
  of?: string
  hint?: string
  type?: 'text' | 'date' | 'datetime-local' | 'select' | 'long' | 'file' | 'check'
  /** a number, read as the person's language writes it; an ambiguous one is asked about */
  number?: NumberKind
  /** found by typing, like articles of the catalog */
  found?: FoundIn
  start?: string
  options?: readonly (readonly [value: string, label: string])[]
  /** lists, an entry per line */
  mono?: boolean
  /** over the whole width, where others stand side by side */
  wide?: boolean
}

/** One field of a form of the desk, with its label, hint and error. */
export function DeskEntry({
  id,
  field: {
    name,
    label,
    of,
    hint,
    type = 'text',
    number,
    found,
    start = '',
    options = [],
    mono,
    wide,
  },
  typed,
  error,
  sideBySide,
  grouped,
}: {
  id: string
  field: DeskField
  /** in columns with others of a card */
  sideBySide: boolean
  /** its group's name is shown above it, and read out with its label */
  grouped: boolean
  typed: string | undefined
  error: string | undefined
}) {
  const describedBy = error ? `${id}-error` : hint ? `${id}-hint` : undefined
  const common = { id, name, 'aria-invalid': Boolean(error), 'aria-describedby': describedBy }
  const value = typed ?? start
  const groupName = grouped && of ? <span className="sr-only">{of}: </span> : null
  if (type === 'check')
    return (
      // They stand closer together than fields below one another.
      <Label
        htmlFor={id}
        data-check
        className={cn(
          'flex min-h-11 items-center gap-2 self-end font-normal md:[[data-check]+&]:-mt-5',
          wide ? 'col-span-full' : sideBySide && 'sm:row-span-3',
        )}
      >
        <Checkbox {...common} defaultChecked={value === 'on'} />
        <span>
          {groupName}
          {label}
        </span>
      </Label>
    )
  return (
    <div
      className={cn(
        'grid grid-cols-1 content-start gap-1',
        wide
          ? 'col-span-full'
          : // Side by side they stay on one line, whichever label or hint is longer.
            sideBySide && 'sm:row-span-3 sm:grid-rows-subgrid',
      )}
    >
      <Label htmlFor={id} className="self-end">
        {groupName}
        {label}
      </Label>
      <div className="grid grid-cols-1 content-start gap-1">
        {type === 'select' ? (
          <ChoiceEntry {...common} start={value}>
            {options.map(([code, text]) => (
              <option key={code} value={code}>
                {text}
              </option>
            ))}
            {/* A choice made before somebody else's save may no longer be offered: it isn't changed silently. */}
            {typed === undefined || options.some(([code]) => code === typed) ? null : (
              <option value={typed}>{typed}</option>
            )}
          </ChoiceEntry>
        ) : type === 'long' ? (
          <Textarea
            {...common}
            defaultValue={value}
            rows={Math.min(14, Math.max(4, value.split('\n').length + 1))}
            className={mono ? 'font-mono text-xs' : undefined}
          />
        ) : number ? (
          <NumberInput {...common} kind={number} start={value} />
        ) : found ? (
          <FoundInput {...common} found={found} start={value} />
        ) : (
          <Input {...common} type={type} defaultValue={type === 'file' ? undefined : value} />
        )}
      </div>
      {error ? (
        <p id={`${id}-error`} className="max-w-prose text-xs text-fault">
          {error}
        </p>
      ) : hint ? (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      ) : null}
    </div>
  )
}

function ChoiceEntry({
  start,
  ...select
}: Omit<ComponentProps<typeof NativeSelect>, 'value' | 'onChange'> & { start: string }) {
  const [choice, choose] = useTypedText(start)
  return <NativeSelect {...select} value={choice} onChange={({ target }) => choose(target.value)} />
}
