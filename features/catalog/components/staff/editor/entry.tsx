'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { NumberQuestion } from '@/components/form/number-question'
import { useDecimalSign } from '@/components/form/use-decimal-sign'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { NativeSelect } from '@/components/ui/native-select'
import { Textarea } from '@/components/ui/textarea'
import type { ContentEntries, ContentField } from '../../../rules/content'
import { useSay } from '@/i18n/use-say'
import type { Complaint } from '@/platform/validation-words'
import { settledText } from '@/platform/number-words'
import { fieldNumber } from '../../../rules/content-numbers'
import { LISTS } from '../../../rules/content-lists'
import { LINES } from '../../../rules/filters'
import { FactsEntry } from './facts-entry'
import { ListGrid } from './list-grid'
import { choicesOf, isList, isLong, type ListField } from './sections'

/** @param form of one product: pages that were left stay in the document, hidden, with entries of their own */
export const entryId = (form: string, field: ContentField): string => `${form}-${field}`

interface EntryProps<F extends ContentField> {
  form: string
  field: F
  label: string
  hint: string | undefined
  entries: ContentEntries
  /** differs from the saved value */
  changed: boolean
  problems: readonly Complaint[]
  onChange: (text: string) => void
  /** sets another field, where an entry suggests its value */
  onOther: (field: ContentField, text: string) => void
}

/** One entry of a product: a field, prose, or a list as a grid. */
export function Entry(props: EntryProps<ContentField>) {
  const { form, field, label, hint, entries, changed, problems, onChange } = props
  const sign = useDecimalSign()
  const [typing, setTyping] = useState(false)
  if (isList(field)) return <ListEntry {...props} field={field} />
  const choices = fieldNumber(field, entries[field]).choices
  const id = entryId(form, field)
  const common = {
    id,
    name: field,
    value: entries[field],
    'aria-invalid': problems.length > 0,
    'aria-describedby':
      choices.length > 0 || problems.length > 0 || hint ? `${id}-said` : undefined,
  }
  return (
    <div className={cn('grid content-start gap-1', isLong(field) && 'col-span-full')}>
      <div className="flex items-baseline">
        <Label htmlFor={id}>{label}</Label>
        <Changed when={changed} />
      </div>
      {field === 'line' ? (
        <NativeSelect {...common} onChange={(event) => onChange(event.target.value)}>
          {LINES.map((line) => (
            <option key={line}>{line}</option>
          ))}
        </NativeSelect>
      ) : isLong(field) ? (
        <Textarea {...common} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <Input
          {...common}
          onChange={(event) => onChange(event.target.value)}
          onFocus={() => setTyping(true)}
          onBlur={() => {
            setTyping(false)
            const plain = settledText(
              entries[field],
              (text, by) => fieldNumber(field, text, { sign: by }),
              sign,
            )
            if (plain !== entries[field]) onChange(plain)
          }}
        />
      )}
      {choices.length > 0 && !typing ? (
        <NumberQuestion
          id={`${id}-said`}
          label={label}
          announced
          choices={choices}
          onChoose={onChange}
        />
      ) : (
        <Notes id={`${id}-said`} problems={problems} hint={hint} />
      )}
    </div>
  )
}

/** A list, as a grid or as the text of a sheet's cell. */
function ListEntry({
  form,
  field,
  label,
  hint,
  entries,
  changed,
  problems,
  onChange,
  onOther,
}: EntryProps<ListField>) {
  const t = useTranslations('productEditor')
  const say = useSay()
  const [asText, setAsText] = useState(false)
  const id = entryId(form, field)
  return (
    <div className="col-span-full grid min-w-0 grid-cols-[minmax(0,1fr)] gap-1">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <div className="flex items-baseline">
          {asText ? (
            <Label htmlFor={id}>{label}</Label>
          ) : (
            <span className="text-sm font-medium">{label}</span>
          )}
          <Changed when={changed} />
        </div>
        <Button variant="link" size="inline" className="text-xs" onClick={() => setAsText(!asText)}>
          {asText ? t('asGrid') : t('asText', { label })}
        </Button>
      </div>
      {asText ? (
        <>
          <Textarea
            id={id}
            className="font-mono text-xs"
            value={entries[field]}
            aria-invalid={problems.length > 0}
            aria-describedby={`${id}-said`}
            onChange={(event) => onChange(event.target.value)}
          />
          <Notes id={`${id}-said`} problems={problems} hint={hint} />
        </>
      ) : field === 'facts' ? (
        <FactsEntry
          id={id}
          label={label}
          value={entries.facts}
          held={entries.hsCodeUs}
          heldElsewhere={entries.hsCodes}
          problems={problems}
          onChange={onChange}
          onTake={(code) => onOther('hsCodeUs', code)}
          onTakeElsewhere={(codes) => onOther('hsCodes', codes)}
        />
      ) : (
        <ListGrid
          id={id}
          label={label}
          columns={LISTS[field].columns.map((name) => say({ code: `productRows.parts.${name}` }))}
          numbers={LISTS[field].numbers}
          choices={choicesOf(field, entries)}
          value={entries[field]}
          problems={problems}
          onChange={onChange}
        />
      )}
    </div>
  )
}

function Changed({ when }: { when: boolean }) {
  const t = useTranslations('productEditor')
  return when ? <span className="ms-2 text-xs text-caution">{t('changed')}</span> : null
}

function Notes({
  id,
  problems,
  hint,
}: {
  id: string
  problems: readonly Complaint[]
  hint: string | undefined
}) {
  const say = useSay()
  if (problems.length > 0)
    return (
      <p id={id} className="max-w-prose text-xs text-fault">
        {problems.map(say).join(' ')}
      </p>
    )
  return hint ? (
    <p id={id} className="text-xs text-muted">
      {hint}
    </p>
  ) : null
}
