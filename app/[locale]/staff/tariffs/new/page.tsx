import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { tabTitle } from '@/app/tab-title'
import { ReservedPage } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { FormPerson } from '@/components/form/person'
import type { DeskField } from '@/components/desk/entry'
import { DeskForm } from '@/components/desk/form'
import { DeskNav } from '@/features/tariffs/components/staff/desk-nav'
import { riskFields } from '@/features/tariffs/components/staff/risk-fields'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { PHASE_STATES } from '@/features/tariffs/engine/phase-states'
import { CONTROL_KINDS } from '@/features/tariffs/engine/control-kinds'
import { newYorkDay } from '@/platform/day'
import { draftChangeAction } from '@/features/tariffs/actions/change-sets'

export const generateMetadata = tabTitle('/staff/tariffs/new')

const KINDS = {
  measure: 'add_measure',
  exclusion: 'add_exclusion',
  control: 'add_export_control',
  agreement: 'add_agreement',
  phase: 'add_phase',
  notice: 'add_notice',
} as const

const HINTED = [
  'origins',
  'codes',
  'numbers',
  'condition',
  'to',
  'source',
  'destinations',
  'quota',
  'parties',
] as const
type FieldName =
  | (typeof HINTED)[number]
  | 'title'
  | 'heading'
  | 'programme'
  | 'percent'
  | 'exceptCodes'
  | 'from'
  | 'legalBasis'
  | 'control'
  | 'exporter'
  | 'phase'
  | 'state'

/** Drafts a new row: a measure, a list, a control, an agreement or a further phase of one. */
export default async function NewRulePage({
  searchParams,
}: PageProps<'/[locale]/staff/tariffs/new'>) {
  const actor = await requireStaff('/staff/tariffs')
  if (!may(actor, 'tariff.edit')) return <ReservedPage permission="tariff.edit" />
  const { userId } = actor
  const inForce = await rulesInForce()
  const [query, t, risk] = await Promise.all([
    searchParams,
    getTranslations('staff.tariffs'),
    getTranslations('tariffDesk.riskDesk'),
  ])
  const kind = (Object.keys(KINDS) as (keyof typeof KINDS)[]).find((each) => each === query.kind)
  const rules = inForce.us
  const agreement = rules.agreements?.find(({ id }) => id === query.agreement)
  if (!kind || (kind === 'phase' && !agreement)) notFound()
  const today = newYorkDay(new Date())
  const field = (name: FieldName, more: Partial<DeskField> = {}): DeskField => {
    const hinted = HINTED.find((each) => each === name)
    return {
      name,
      label: t(`new.fields.${name}`),
      ...(hinted ? { hint: t(`new.hints.${hinted}`) } : {}),
      ...more,
    }
  }
  const programme = field('programme', {
    type: 'select',
    options: [...new Set([...rules.order, ...rules.measures.map((m) => m.programme)])].map(
      (each) => [each, each] as const,
    ),
  })
  const law = [field('legalBasis'), field('source', { wide: true })]
  const dates = [field('from', { type: 'date', start: today }), field('to', { type: 'date' })]
  const phase = [
    field('phase', { wide: true }),
    field('state', {
      type: 'select',
      options: PHASE_STATES.map((state) => [state, t(`phaseStates.${state}`)] as const),
    }),
    field('from', { type: 'date', start: today }),
    programme,
    field('percent', { number: { decimals: 4 }, start: '0' }),
    field('heading'),
    field('origins'),
    field('codes'),
    field('exceptCodes'),
    field('quota'),
    field('source', { wide: true }),
  ]
  const fields: Record<typeof kind, DeskField[]> = {
    measure: [
      field('title'),
      field('heading'),
      { ...programme, type: 'text', hint: t('new.hints.newProgramme'), start: 's301' },
      field('percent', { number: { decimals: 4 } }),
      field('origins', { start: '*' }),
      field('codes'),
      field('exceptCodes'),
      ...dates,
      ...law,
    ],
    exclusion: [
      field('title', { wide: true }),
      programme,
      field('heading'),
      field('origins', { start: 'CN' }),
      field('numbers'),
      field('codes'),
      field('condition', { wide: true }),
      ...dates,
      ...law,
    ],
    control: [
      field('title', { wide: true }),
      field('control', {
        type: 'select',
        options: CONTROL_KINDS.map((each) => [each, t(`lists.kinds.${each}`)] as const),
      }),
      field('exporter', { start: 'CN' }),
      field('destinations', { start: '*' }),
      field('codes'),
      ...dates,
      ...law,
    ],
    agreement: [
      field('title'),
      field('parties', { start: 'US, ' }),
      field('legalBasis', { wide: true }),
      ...phase,
    ],
    phase,
    notice: [
      ...riskFields(risk),
      {
        name: 'destinations',
        label: risk('destinations'),
        hint: risk('destinationsHint'),
        wide: true,
      },
      ...dates,
    ],
  }
  return (
    <FormPerson id={userId}>
      <main id="content" className="shell grid gap-4 py-6">
        <DeskNav room={kind === 'notice' ? 'risks' : 'measures'} />
        <div className="grid gap-1">
          <h1 className="text-xl">{t(`new.titles.${kind}`)}</h1>
          {kind === 'phase' ? <p className="font-medium">{agreement?.title}</p> : null}
          <p className="max-w-prose text-sm text-muted">
            {t('newLead')} {t('new.reviewed')}
          </p>
        </div>
        <DeskForm
          stacked
          id="new"
          action={draftChangeAction}
          hidden={{
            kind: KINDS[kind],
            ...(kind === 'phase' ? { agreementId: agreement?.id ?? '' } : {}),
          }}
          fields={fields[kind]}
          submit={t('draft')}
        />
      </main>
    </FormPerson>
  )
}
