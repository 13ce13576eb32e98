'use client'

import { X } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { NativeSelect } from '@/components/ui/native-select'
import { Textarea } from '@/components/ui/textarea'
import { GRADES } from '@/features/basket/rules/limits'
import {
  attachFile,
  detachFile,
  updateLine,
  type CustomLine,
  type UploadedFile,
} from '@/features/basket/stores/request-list'
import type { RequestProblem } from '../../rules/request-problems'
import type { CustomSpecification } from '@/features/basket/schema'
import { formatMoney } from '@/platform/money'
import { controlProps } from './control-props'
import { DesignedPiece } from './designed-piece'
import { FilesField } from '@/features/basket/components/files/files-field'
import { lineControlId } from './payload'
import { useProblemText } from './problem-text'
import { QuantityField } from './quantity-field'
import { TargetPriceField } from './target-price-field'

/** The questions of customs load with the first custom piece: a list of catalog lines needs none of them. */
const FactsField = dynamic(() => import('./facts-field').then((m) => m.FactsField))

/**
 * A piece that isn't in the catalog, described and edited in place; every keystroke is stored. What a design from
 * the designer determines is shown, not edited.
 */
export function CustomLineRow({
  line,
  problems,
  fileProblem,
  currency,
  roomLeft,
  onBusy,
  onRemove,
}: {
  line: CustomLine
  problems: readonly RequestProblem[]
  fileProblem: (file: UploadedFile) => string | undefined
  currency: string
  /** how many more files the whole request takes */
  roomLeft: number
  onBusy: (busy: boolean) => void
  onRemove: () => void
}) {
  const locale = useLocale()
  const t = useTranslations('request')
  const { text } = useProblemText()
  const spec = line.specification
  const name = spec.type.trim() ? t('custom.named', { type: spec.type.trim() }) : t('custom.title')
  const target = spec.targetPriceMinor
  const set = (change: Partial<CustomSpecification>) =>
    updateLine(line.id, { specification: { ...spec, ...change } })
  const errorOf = (field: string) => {
    const problem = problems.find((p) => p.path.endsWith(`.${field}`))
    return problem && text(problem)
  }
  const words = (
    field: 'type' | 'finish' | 'size' | 'engraving' | 'packaging',
    required: boolean,
    maxLength: number,
    hint?: string,
  ) => {
    const id = lineControlId(line.id, `specification.${field}`)
    return (
      <Field
        id={id}
        label={t(`custom.${field}`)}
        hint={hint}
        error={errorOf(field)}
        optional={required ? undefined : t('optional')}
      >
        <Input
          {...controlProps(id, errorOf(field), hint)}
          required={required}
          maxLength={maxLength}
          value={spec[field] ?? ''}
          onChange={(event) => set({ [field]: event.target.value })}
        />
      </Field>
    )
  }
  const gradeId = lineControlId(line.id, 'specification.grade')
  const descriptionId = lineControlId(line.id, 'specification.description')
  const dateId = lineControlId(line.id, 'specification.wantedDate')
  const quantityError = problems.find((p) => p.path.endsWith('.quantity'))

  return (
    <li className="grid gap-4 border-b py-4">
      <div className="flex items-start justify-between gap-4">
        <div>
          <h3 className="text-base font-medium">{name}</h3>
          <p className="text-sm text-muted-foreground">
            {t(spec.design ? 'custom.designed' : 'custom.intro')}
          </p>
        </div>
        <Button
          variant="ghost"
          size="icon"
          onClick={onRemove}
          aria-label={t('list.removeNamed', { name })}
        >
          <X aria-hidden />
        </Button>
      </div>
      {spec.design ? (
        <DesignedPiece
          line={line}
          design={spec.design}
          name={name}
          error={errorOf('specification.design')}
        />
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {spec.design ? null : (
          <>
            {words('type', true, 60, t('custom.typeHint'))}
            <Field id={gradeId} label={t('custom.grade')}>
              <NativeSelect
                id={gradeId}
                value={spec.grade}
                onChange={(event) =>
                  set({ grade: GRADES.find((g) => g === event.target.value) ?? 'not sure' })
                }
              >
                {GRADES.map((grade) => (
                  <option key={grade} value={grade}>
                    {t(`custom.grades.${grade}`)}
                  </option>
                ))}
              </NativeSelect>
            </Field>
            {words('finish', true, 60, t('custom.finishHint'))}
            {words('size', true, 120, t('custom.sizeHint'))}
          </>
        )}
        <QuantityField
          line={line}
          name={name}
          problem={
            line.typed === undefined ? quantityError : { code: 'quantity', values: {}, nearest: [] }
          }
          hints={[t('custom.quantityHint')]}
          labelled
        />
        <TargetPriceField
          id={lineControlId(line.id, 'specification.targetPriceMinor')}
          currency={currency}
          value={target}
          typed={line.priceTyped}
          onChange={(targetPriceMinor, priceTyped) =>
            updateLine(line.id, { specification: { ...spec, targetPriceMinor }, priceTyped })
          }
        />
        {spec.design ? null : words('engraving', false, 200)}
        {words('packaging', false, 200)}
        <Field
          id={dateId}
          label={t('custom.wantedDate')}
          optional={t('optional')}
          error={errorOf('wantedDate')}
        >
          <Input
            {...controlProps(dateId, errorOf('wantedDate'))}
            type="date"
            value={spec.wantedDate ?? ''}
            onChange={(event) => set({ wantedDate: event.target.value })}
          />
        </Field>
        <Field
          id={descriptionId}
          label={t(spec.design ? 'custom.toAdd' : 'custom.description')}
          optional={t('optional')}
          error={errorOf('description')}
          className="sm:col-span-2 xl:col-span-3"
        >
          <Textarea
            {...controlProps(descriptionId, errorOf('description'))}
            maxLength={2000}
            value={spec.description ?? ''}
            onChange={(event) => set({ description: event.target.value })}
          />
        </Field>
      </div>
      <FactsField
        id={lineControlId(line.id, 'specification.facts')}
        specification={spec}
        onChange={(facts) => set({ facts })}
      />
      <FilesField
        id={lineControlId(line.id, 'files')}
        label={t('custom.files')}
        files={line.files}
        roomLeft={roomLeft}
        problemOf={fileProblem}
        onBusy={onBusy}
        onAdd={(file) => attachFile(line.id, file)}
        onRemove={(file) => detachFile(line.id, file.id)}
      />
      <p className="text-end text-sm">
        <span className="font-medium whitespace-nowrap">
          {target ? formatMoney(target * line.quantity, currency, locale) : t('custom.unpriced')}
        </span>
        {target ? <span className="text-muted-foreground"> {t('custom.total')}</span> : null}
      </p>
    </li>
  )
}
