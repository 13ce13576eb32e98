import type { ReactNode } from 'react'
import { NumberInput } from '@/components/form/number-input'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { NativeSelect } from '@/components/ui/native-select'
import { namesOf, type FilterKind, type ListShape, type ListState } from '@/platform/lists/shape'
import { Sheet } from '@/components/ui/sheet'
import type { FilterFace, ListFace } from './face'
import type { ListTexts } from './texts'

/** The filters of a list: a plain form whose entries are its address. The view's columns are sent along. */
export function ListFilters({
  face,
  shape,
  state,
  t,
  address,
  found,
}: {
  face: ListFace<never>
  shape: ListShape
  state: ListState
  t: ListTexts
  /** of the list without filters, in the reader's language */
  address: string
  found: string
}) {
  const names = namesOf(shape.filters)
  const more = names.filter((name) => face.filters[name]?.more)
  const entry = (name: string) => {
    const [filter, says] = [shape.filters[name], face.filters[name]]
    return filter && says && !says.hidden ? (
      <Entry key={name} {...{ name, filter, says, t }} value={state.filter[name] ?? ''} />
    ) : null
  }
  return (
    <form
      method="get"
      action={address}
      aria-label={t('filters.label')}
      className="flex flex-wrap items-end gap-x-3 gap-y-2 text-sm max-md:grid max-md:grid-cols-6"
    >
      {state.columns.join() === shape.shown.join() ? null : (
        <input type="hidden" name="columns" value={state.columns.join()} />
      )}
      {names
        .filter((name) => face.filters[name]?.hidden && state.filter[name])
        .map((name) => (
          <span key={name} className="self-center text-muted max-md:col-span-6">
            <input type="hidden" name={name} value={state.filter[name] ?? ''} />
            {face.filters[name]?.label}
          </span>
        ))}
      {names.filter((name) => !more.includes(name)).map(entry)}
      <Button
        variant="outline"
        size="sm"
        popoverTarget="list-filters"
        className="max-md:order-2 max-md:col-span-2"
      >
        {t('filters.more', { count: more.filter((name) => state.filter[name]).length })}
      </Button>
      <Sheet id="list-filters" title={t('filters.sheet')} close={t('filters.done')}>
        <div className="grid grid-cols-2 items-end gap-3 *:order-none *:col-span-1 *:max-w-none">
          {more.map(entry)}
          <Choice
            name="sort"
            label={t('filters.order')}
            value={state.sort}
            options={ordersOf(face, shape)}
          />
          <Choice
            name="down"
            label={t('filters.way')}
            value={state.down ? '1' : '0'}
            options={[
              ['0', t('filters.up')],
              ['1', t('filters.down')],
            ]}
          />
        </div>
        <Button type="submit" size="sm">
          {t('filters.show')}
        </Button>
      </Sheet>
      <div className="flex flex-wrap items-center gap-x-3 max-md:order-4 max-md:col-span-6">
        <Button type="submit" variant="outline" size="sm">
          {t('filters.show')}
        </Button>
        <a href={address} className="inline-flex min-h-9 items-center text-info underline">
          {t('filters.clear')}
        </a>
        <p role="status" className="text-muted tabular-nums">
          {found}
        </p>
      </div>
    </form>
  )
}

/** Orders with their names: a column's, or those that belong to no column. */
function ordersOf(face: ListFace<never>, shape: ListShape): [string, string][] {
  const columns = [...face.fixed, ...Object.values(face.columns)]
  return namesOf(shape.sorts).map((sort) => [
    sort,
    face.orders?.[sort] ?? columns.find((column) => column.sort === sort)?.label ?? sort,
  ])
}

function Entry({
  name,
  filter,
  says: { label, any, options = [] },
  value,
  t,
}: {
  name: string
  filter: FilterKind
  says: FilterFace
  value: string
  t: ListTexts
}) {
  switch (filter.kind) {
    case 'search':
      return (
        <Labelled label={label} search>
          <Input
            name={name}
            type="search"
            data-list-search
            defaultValue={value}
            key={value}
            className="h-9"
          />
        </Labelled>
      )
    case 'amount':
      return (
        <Labelled label={label}>
          <NumberInput
            name={name}
            kind={{ currency: filter.currency }}
            start={value}
            className="h-9 text-end"
          />
        </Labelled>
      )
    case 'day':
      return (
        <Labelled label={label}>
          <Input name={name} type="date" defaultValue={value} key={value} className="h-9" />
        </Labelled>
      )
    case 'code':
    case 'choice':
      return options.length > 0 ? (
        <Choice
          name={name}
          label={label}
          value={value}
          options={[['', any ?? t('filters.any')], ...options]}
        />
      ) : (
        <Labelled label={label}>
          <Input name={name} defaultValue={value} key={value} className="h-9" />
        </Labelled>
      )
  }
}

const Labelled = ({
  label,
  search = false,
  children,
}: {
  label: string
  search?: boolean
  children: ReactNode
}) => (
  <Label
    className={cn(
      'grid gap-0.5 text-xs',
      search
        ? 'w-56 max-md:order-1 max-md:col-span-4 max-md:w-auto'
        : 'max-w-44 max-md:order-3 max-md:col-span-3 max-md:max-w-none',
    )}
  >
    {label}
    {children}
  </Label>
)

/** A plain select as tall as the desk's rows. */
function Choice({
  name,
  label,
  value,
  options,
}: {
  name: string
  label: string
  value: string
  options: readonly (readonly [string, string])[]
}) {
  return (
    <Labelled label={label}>
      <NativeSelect name={name} defaultValue={value} key={value} className="h-9">
        {options.map(([code, text]) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </NativeSelect>
    </Labelled>
  )
}
