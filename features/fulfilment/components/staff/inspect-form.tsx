'use client'

import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import type { DeskResult } from '@/components/desk/result'
import { NumberInput } from '@/components/form/number-input'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useSentForm } from '@/components/form/use-sent-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { NativeSelect } from '@/components/ui/native-select'
import { Textarea } from '@/components/ui/textarea'
import type { UploadedFile } from '@/features/basket/stores/request-list'
import { FilesField } from '@/features/basket/components/files/files-field'
import { wholeOf } from '@/platform/number-words'
import { inspectLotAction } from '../../actions/goods'
import { AQLS, inspectionPlan, severityOf, type Aql, type InspectionMode } from '../../rules/aql'
import { REWORK_STAGES } from '../../rules/goods-life'
import { MOST_PHOTOS } from '../../schema'

/**
 * The form for an inspection of a lot: shows the standard's plan as soon as lot and limits are
 * entered.
 */
export function InspectForm({
  line: { id: lineId, position },
  most,
  formKey,
  limits,
  mode,
}: {
  line: { id: string; position: number }
  /** the most pieces that can be offered */
  most: number
  formKey: string
  /** the limits used last */
  limits: { major: string; minor: string } | null
  mode: InspectionMode
}) {
  const t = useTranslations('fulfilment.desk')
  const stages = useTranslations('fulfilment.stages')
  const errorText = useTranslations('staff.form.errors')
  const { state, sent, trouble, pending, retry } = useSentForm<DeskResult>(inspectLotAction, {
    typed: {},
  })
  const [files, setFiles] = useState<UploadedFile[]>([])
  const [busy, setBusy] = useState(false)
  const [lotAndLimits, setLotAndLimits] = useState({
    lot: String(most),
    aqlMajor: limits?.major ?? '',
    aqlMinor: limits?.minor ?? '',
  })
  const { typed, reason, fieldErrors = {} } = state
  const idOf = (name: string) => `inspect-${position}-${name}`
  const field = (name: string, label: string, control: ReactNode, hint?: string) => (
    <Field
      id={idOf(name)}
      label={label}
      error={fieldErrors[name]?.join(' ')}
      {...(hint ? { hint } : {})}
    >
      {control}
    </Field>
  )
  const limit = (name: 'aqlMajor' | 'aqlMinor') =>
    field(
      name,
      t(name),
      <NativeSelect
        id={idOf(name)}
        name={name}
        value={lotAndLimits[name]}
        onChange={(event) => setLotAndLimits({ ...lotAndLimits, [name]: event.target.value })}
      >
        <option value="">{t('choose')}</option>
        {AQLS.map((aql) => (
          <option key={aql} value={aql}>
            {aql}
          </option>
        ))}
      </NativeSelect>,
    )
  const count = (name: 'critical' | 'major' | 'minor') =>
    field(
      name,
      t(name),
      <NumberInput id={idOf(name)} name={name} kind="whole" start={typed[name] ?? '0'} />,
    )
  const plan = planOf(lotAndLimits, mode)
  return (
    <form
      {...sent}
      className="grid grid-cols-1 gap-3 rounded-md border p-3"
      data-testid="inspect"
      noValidate
    >
      <h4 className="text-sm font-semibold">{t('inspect')}</h4>
      {mode === 'normal' ? null : <Alert variant="caution">{t(`modes.${mode}`)}</Alert>}
      <TroubleAlert trouble={trouble} pending={pending} onRetry={retry} />
      {fieldErrors['change'] ? (
        <Alert variant="fault" role="alert">
          {fieldErrors['change'].join(' ')}
        </Alert>
      ) : null}
      <RefusalAlert reason={reason} trouble={trouble} say={errorText} />
      <input type="hidden" name="lineId" value={lineId} />
      <input type="hidden" name="key" value={formKey} />
      <input
        type="hidden"
        name="photos"
        value={JSON.stringify(files.map(({ id, claimToken }) => ({ id, claimToken })))}
      />
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
        {field(
          'lot',
          t('lot'),
          <Input
            id={idOf('lot')}
            name="lot"
            inputMode="numeric"
            value={lotAndLimits.lot}
            onChange={(event) => setLotAndLimits({ ...lotAndLimits, lot: event.target.value })}
          />,
          t('lotHint', { most }),
        )}
        {limit('aqlMajor')}
        {limit('aqlMinor')}
      </div>
      {plan ? (
        <p role="status" className="rounded-md bg-info-soft p-3 text-sm text-info">
          {t(plan.major.isWhole || plan.minor.isWhole ? 'planWhole' : 'plan', {
            sample: plan.sample,
            major: plan.major.accept,
            minor: plan.minor.accept,
          })}
        </p>
      ) : null}
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
        {count('critical')}
        {count('major')}
        {count('minor')}
        {field(
          'inspector',
          t('inspector'),
          <Input id={idOf('inspector')} name="inspector" defaultValue={typed['inspector']} />,
        )}
        {field(
          'rework',
          t('rework'),
          <NativeSelect id={idOf('rework')} name="rework" defaultValue={typed['rework']}>
            {REWORK_STAGES.map((stage) => (
              <option key={stage} value={stage}>
                {stages(stage)}
              </option>
            ))}
          </NativeSelect>,
        )}
      </div>
      {field(
        'findings',
        t('findings'),
        <Textarea
          id={idOf('findings')}
          name="findings"
          rows={2}
          maxLength={4000}
          defaultValue={typed['findings']}
        />,
      )}
      <FilesField
        id={idOf('photos')}
        label={t('photos')}
        hint={t('photosHint', { most: MOST_PHOTOS })}
        optional
        files={files}
        roomLeft={MOST_PHOTOS - files.length}
        problemOf={() => fieldErrors['photos']?.join(' ')}
        onBusy={setBusy}
        onAdd={(added) => setFiles((all) => [...all, added])}
        onRemove={({ id }) => setFiles((all) => all.filter((each) => each.id !== id))}
      />
      <div>
        <Button type="submit" disabled={pending || busy} aria-busy={pending}>
          {t('keep')}
        </Button>
      </div>
    </form>
  )
}

/** The plan for the current entries; null where they aren’t enough. */
function planOf(
  { lot, aqlMajor, aqlMinor }: { lot: string; aqlMajor: string; aqlMinor: string },
  mode: InspectionMode,
) {
  const { value } = wholeOf(lot)
  const isAql = (text: string): text is Aql => AQLS.some((aql) => aql === text)
  if (typeof value !== 'number' || value < 1 || !isAql(aqlMajor) || !isAql(aqlMinor)) return null
  return inspectionPlan(value, { major: aqlMajor, minor: aqlMinor }, severityOf(mode))
}
