import { ArrowLeft, ArrowRight } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { NumberInput } from '@/components/form/number-input'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Link } from '@/i18n/link'
import type { deskChoices } from '../../queries/product-table'
import {
  DESK_COLUMNS,
  deskHref,
  LACKS,
  movedColumn,
  STATUSES,
  toggledColumn,
  type DeskView,
} from '../../rules/product-view'

const USD = { currency: 'USD' } as const

/** The table's filters: a plain form whose entries are the address. The order and columns of the view go along. */
export async function DeskFilters({
  view,
  choices,
  found,
}: {
  view: DeskView
  choices: Awaited<ReturnType<typeof deskChoices>>
  found: string
}) {
  const [t, staff] = await Promise.all([
    getTranslations('desk.filters'),
    getTranslations('staff.catalog'),
  ])
  const { filter } = view
  const rest = new URLSearchParams(
    deskHref({
      ...view,
      filter: {
        ...filter,
        q: '',
        line: '',
        type: '',
        status: '',
        finish: '',
        grade: '',
        priceFrom: '',
        priceTo: '',
        since: '',
        lacks: '',
        draft: '',
        ready: '',
        scheduled: '',
      },
    }).split('?')[1],
  )
  const more = [
    filter.finish,
    filter.grade,
    filter.priceFrom,
    filter.priceTo,
    filter.since,
    filter.lacks,
    filter.draft,
    filter.ready,
    filter.scheduled,
  ].filter(Boolean).length
  return (
    <form method="get" className="flex flex-wrap items-end gap-x-3 gap-y-2 text-sm">
      {[...rest].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Labelled label={t('search')}>
        <Input
          name="q"
          type="search"
          data-desk-search
          defaultValue={filter.q}
          className="h-9 w-56"
        />
      </Labelled>
      <Choice
        name="line"
        label={t('line')}
        value={filter.line}
        any={t('any')}
        options={(['JEWELRY', 'BOXES', 'ORGANIZERS'] as const).map((line) => [
          line,
          staff(`lines.${line}`),
        ])}
      />
      <Choice
        name="type"
        label={t('type')}
        value={filter.type}
        any={t('any')}
        options={choices.types.map((type) => [type, type])}
      />
      <Choice
        name="status"
        label={t('status')}
        value={filter.status}
        any={t('any')}
        options={[
          ['PENDING', staff('statuses.PENDING')],
          ...STATUSES.map((status): [string, string] => [status, staff(`statuses.${status}`)]),
        ]}
      />
      <details className="md:relative">
        <summary className="inline-flex min-h-9 items-center rounded-md border border-control bg-white px-3 font-medium">
          {t('more', { count: more })}
        </summary>
        <div className="mt-1 flex w-[38rem] max-w-[calc(100vw-2rem)] flex-wrap items-end gap-x-3 gap-y-2 rounded-md border border-control bg-white p-3 md:absolute md:z-30">
          <Choice
            name="finish"
            label={t('finish')}
            value={filter.finish}
            any={t('any')}
            options={choices.finishes.map(({ code, name }) => [code, name])}
          />
          <Choice
            name="grade"
            label={t('grade')}
            value={filter.grade}
            any={t('any')}
            options={choices.grades.map((grade) => [grade, grade])}
          />
          <Labelled label={t('priceFrom')}>
            <NumberInput
              name="priceFrom"
              kind={USD}
              start={filter.priceFrom}
              className="h-9 w-24 text-end"
            />
          </Labelled>
          <Labelled label={t('priceTo')}>
            <NumberInput
              name="priceTo"
              kind={USD}
              start={filter.priceTo}
              className="h-9 w-24 text-end"
            />
          </Labelled>
          <Labelled label={t('since')}>
            <Input name="since" type="date" defaultValue={filter.since} className="h-9 w-36" />
          </Labelled>
          <Choice
            name="lacks"
            label={t('lacks')}
            value={filter.lacks}
            any={t('any')}
            options={LACKS.map((what) => [what, t(`lacksOf.${what}`)])}
          />
          <Choice
            name="draft"
            label={t('draft')}
            value={filter.draft}
            any={t('any')}
            options={[
              ['yes', t('draftYes')],
              ['no', t('draftNo')],
            ]}
          />
          <Choice
            name="ready"
            label={t('ready')}
            value={filter.ready}
            any={t('any')}
            options={[['yes', t('readyYes')]]}
          />
          <Choice
            name="scheduled"
            label={t('scheduled')}
            value={filter.scheduled}
            any={t('any')}
            options={[['yes', t('scheduledYes')]]}
          />
        </div>
      </details>
      <Button type="submit" variant="outline" size="sm">
        {t('show')}
      </Button>
      <Link href="/staff/catalog" className="inline-flex min-h-9 items-center text-info underline">
        {t('clear')}
      </Link>
      <p role="status" className="inline-flex min-h-9 items-center text-muted">
        {found}
      </p>
    </form>
  )
}

const Labelled = ({ label, children }: { label: string; children: ReactNode }) => (
  <label className="grid gap-0.5 text-xs font-medium">
    {label}
    {children}
  </label>
)

/** A plain choice as tall as the desk's rows. */
function Choice({
  name,
  label,
  value,
  any,
  options,
}: {
  name: string
  label: string
  value: string
  any: string
  options: readonly (readonly [string, string])[]
}) {
  return (
    <Labelled label={label}>
      <select
        name={name}
        defaultValue={value}
        key={value}
        className="h-9 max-w-44 rounded-md border border-input bg-card px-2 text-sm"
      >
        <option value="">{any}</option>
        {options.map(([code, text]) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

/** Which columns stand in the table, in which order: links, so that a view is its address. */
export async function DeskColumns({ view }: { view: DeskView }) {
  const t = await getTranslations('desk.columns')
  const hidden = DESK_COLUMNS.filter((column) => !view.columns.includes(column))
  const arrow =
    'inline-flex size-8 items-center justify-center rounded-md no-underline hover:bg-ground aria-disabled:invisible'
  return (
    <details className="relative text-sm max-md:static">
      <summary className="inline-flex min-h-9 items-center rounded-md border border-control bg-white px-3 font-medium">
        {t('title')}
      </summary>
      <div className="absolute end-0 z-30 mt-1 grid max-h-[70dvh] w-72 gap-1 overflow-y-auto rounded-md border border-control bg-white p-3 max-md:end-4">
        <ul>
          {view.columns.map((column, i) => {
            const name = t(column)
            return (
              <li key={column} className="flex items-center gap-1">
                <Link
                  href={deskHref(view, { columns: toggledColumn(view.columns, column) })}
                  prefetch={false}
                  aria-current="true"
                  aria-label={t('hide', { name })}
                  className="filter flex-1"
                >
                  {name}
                </Link>
                <Link
                  href={deskHref(view, { columns: movedColumn(view.columns, column, -1) })}
                  prefetch={false}
                  aria-disabled={i === 0}
                  aria-label={t('earlier', { name })}
                  className={arrow}
                >
                  <ArrowLeft aria-hidden className="size-4" />
                </Link>
                <Link
                  href={deskHref(view, { columns: movedColumn(view.columns, column, 1) })}
                  prefetch={false}
                  aria-disabled={i === view.columns.length - 1}
                  aria-label={t('later', { name })}
                  className={arrow}
                >
                  <ArrowRight aria-hidden className="size-4" />
                </Link>
              </li>
            )
          })}
          {hidden.map((column) => (
            <li key={column}>
              <Link
                href={deskHref(view, { columns: toggledColumn(view.columns, column) })}
                prefetch={false}
                aria-label={t('show', { name: t(column) })}
                className="filter"
              >
                {t(column)}
              </Link>
            </li>
          ))}
        </ul>
        <Link
          href={deskHref({ ...view, columns: [] }).replace(/(columns=)&?/, '')}
          prefetch={false}
          className="inline-flex min-h-9 items-center text-info underline"
        >
          {t('reset')}
        </Link>
      </div>
    </details>
  )
}
