import { getTranslations } from 'next-intl/server'
import { formatAmount } from '@/platform/money'
import type { ChangePreview } from '../../commands/change-products'

/** Products of a change, before -> after; those that are left out stand first, with why. */
export async function ChangeTable({
  previews,
  prices,
}: {
  previews: readonly ChangePreview[]
  prices: boolean
}) {
  const [t, staff] = await Promise.all([
    getTranslations('desk.bulk'),
    getTranslations('staff.catalog'),
  ])
  const sorted = [
    ...previews.filter(({ problem }) => problem !== null),
    ...previews.filter(({ problem }) => problem === null),
  ]
  const said = (problem: string) =>
    problem === 'draft' || problem === 'same' || problem === 'zero'
      ? t(`problems.${problem}`)
      : problem
  return (
    <div className="relative overflow-x-auto rounded-md border bg-white px-3">
      <table className="ledger min-w-2xl">
        <thead>
          <tr>
            <th scope="col">{staff('style')}</th>
            <th scope="col">{staff('name')}</th>
            <th scope="col">
              {t('before')} → {t('after')}
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr
              key={row.id}
              data-problem={row.problem ?? undefined}
              className={row.problem ? 'bg-caution-soft' : undefined}
            >
              <td className="font-mono text-xs">{row.styleNumber}</td>
              <td>
                {row.name}
                {row.problem ? (
                  <span className="block text-xs text-caution">
                    {t('left')}: {said(row.problem)}
                  </span>
                ) : null}
              </td>
              <td className="text-xs tabular-nums">
                {prices ? <Breaks row={row} /> : <Fields row={row} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

async function Breaks({ row: { breaks } }: { row: ChangePreview }) {
  const t = await getTranslations('staff.catalog')
  return (
    <ul className="flex flex-wrap gap-x-5">
      {breaks.map((each) => (
        <li key={each.fromQuantity}>
          {t('break', {
            quantity: each.fromQuantity,
            before: formatAmount(each.beforeMinor),
            after: formatAmount(Math.max(0, each.afterMinor)),
          })}
        </li>
      ))}
    </ul>
  )
}

async function Fields({ row }: { row: ChangePreview }) {
  const [t, staff] = await Promise.all([
    getTranslations('desk.bulk'),
    getTranslations('staff.catalog'),
  ])
  const lines = [
    ...(row.status.before === row.status.after
      ? []
      : [
          {
            key: 'status',
            label: t('status'),
            before: staff(`statuses.${row.status.before}`),
            after: staff(`statuses.${row.status.after}`),
          },
        ]),
    ...row.differences.map(({ field, before, after }) => ({
      key: field,
      label: staff(`fields.${field}`),
      before,
      after,
    })),
  ]
  return (
    <ul>
      {lines.map(({ key, label, before, after }) => (
        <li key={key}>
          {label}: <del className="text-muted">{before || '–'}</del> →{' '}
          <ins className="font-medium no-underline">{after || '–'}</ins>
        </li>
      ))}
    </ul>
  )
}
