'use client'

import { useId } from 'react'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { MAX_ENGRAVING } from '../../rules/address'
import { letterHeight } from '../../rules/design-conflicts'
import { type Design } from '../../rules/family'
import type { DesignWords } from './words'

/** One line to be engraved, with the height of its letters and its extra price. */
export function EngravingField({
  t,
  design,
  difference,
  problem,
  fix,
  onChange,
}: {
  t: DesignWords
  design: Design
  difference: string
  problem: string | undefined
  fix: React.ReactNode
  onChange: (engraving: string) => void
}) {
  const id = useId()
  const height = letterHeight(design)
  const hint = height === null ? t('engravingHintEmpty') : t('engravingHint', { height })
  return (
    <div className="grid gap-1">
      <div className="flex items-baseline justify-between gap-3">
        <Label htmlFor={id}>{t('fields.engraving')}</Label>
        <span className="text-xs text-muted tabular-nums">{difference}</span>
      </div>
      <Input
        id={id}
        value={design.engraving}
        maxLength={MAX_ENGRAVING}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
        className="max-w-sm"
      />
      <p
        id={`${id}-hint`}
        className={
          problem ? 'flex flex-wrap items-center gap-x-3 text-sm text-fault' : 'text-xs text-muted'
        }
      >
        {problem ?? `${hint} ${t(`engravedOn.${design.family}` as 'engravedOn.band')}`}{' '}
        {problem ? fix : null}
      </p>
    </div>
  )
}
