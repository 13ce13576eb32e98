'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useChosen } from '@/components/list/use-chosen'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { NativeSelect } from '@/components/ui/native-select'
import { BULK_KINDS, type BulkKind } from '../../rules/bulk-change'

/** Actions for the rows selected in the surrounding form, or for all that were found. */
export function BulkBar({ total }: { total: string }) {
  const t = useTranslations('desk')
  const [kind, setKind] = useState<BulkKind>('percent')
  const bar = useRef<HTMLDivElement>(null)
  const chosen = useChosen(bar)
  return (
    <div
      ref={bar}
      className="flex flex-wrap items-end gap-3 rounded-md border border-control bg-white px-3 py-2 text-sm"
    >
      <p className="self-center font-medium">
        {t('bulk.title')}{' '}
        <span role="status" className="ms-1 font-normal text-muted">
          {t('chosen', { count: chosen })}
        </span>
      </p>
      <Label className="grid gap-0.5 text-xs">
        {t('bulk.scope')}
        <NativeSelect name="scope" className="h-9">
          <option value="chosen">{t('bulk.chosen')}</option>
          <option value="all">{t('bulk.all', { count: total })}</option>
        </NativeSelect>
      </Label>
      <div className="grid gap-0.5 text-xs font-medium">
        <Label htmlFor="bulk-kind" className="text-xs">
          {t('bulk.kind')}
        </Label>
        <NativeSelect
          id="bulk-kind"
          name="kind"
          value={kind}
          onChange={(event) =>
            setKind(BULK_KINDS.find((each) => each === event.target.value) ?? 'percent')
          }
          className="h-9"
        >
          {BULK_KINDS.map((each) => (
            <option key={each} value={each}>
              {t(`bulk.kinds.${each}`)}
            </option>
          ))}
        </NativeSelect>
      </div>
      {kind === 'archive' ? null : (
        <Label className="grid gap-0.5 text-xs">
          {t(`bulk.values.${kind}`)}
          <Input
            name="value"
            data-list-value
            inputMode={kind === 'hsCodeUs' ? 'text' : 'decimal'}
            autoComplete="off"
            maxLength={20}
            className="h-9 w-32 text-end"
          />
        </Label>
      )}
      <Button type="submit" variant="outline" size="sm">
        {t('bulk.preview')}
      </Button>
    </div>
  )
}
