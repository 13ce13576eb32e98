'use client'

import { Label } from '@/components/ui/label'
import { useTranslations } from 'next-intl'
import { NativeSelect } from '@/components/ui/native-select'
import { CSV_FIELDS, DAY_ORDERS, type CsvProfile } from '../../readers/csv-fields'

/** A bank's table as it is shown: its head, its first rows, and how its columns are read. */
export interface StatementTable extends CsvProfile {
  head: readonly string[]
  rows: readonly (readonly string[])[]
  origin: 'said' | 'remembered' | 'guessed'
}

/** The first rows of a bank's CSV with the meaning of each column, to be corrected before the file is taken. */
export function StatementColumns({
  table: { head, rows, origin, columns, dayOrder, sign },
  onChange,
}: {
  table: StatementTable
  onChange: (profile: CsvProfile) => void
}) {
  const t = useTranslations('transfers.columns')
  const profile = { columns, dayOrder, sign }
  return (
    <fieldset className="grid grid-cols-1 gap-2" data-testid="statement-columns">
      <legend className="text-sm font-medium">{t('title')}</legend>
      <p className="text-xs text-muted">{t(`origins.${origin}`)}</p>
      <div className="flex flex-wrap gap-3">
        <Label className="grid gap-1 font-normal">
          {t('dayOrder')}
          <NativeSelect
            value={dayOrder}
            onChange={({ target }) => {
              const order = DAY_ORDERS.find((each) => each === target.value)
              if (order) onChange({ ...profile, dayOrder: order })
            }}
          >
            {DAY_ORDERS.map((each) => (
              <option key={each} value={each}>
                {t(`orders.${each}`)}
              </option>
            ))}
          </NativeSelect>
        </Label>
        <Label className="grid gap-1 font-normal">
          {t('sign')}
          <NativeSelect
            value={sign}
            onChange={({ target }) =>
              onChange({ ...profile, sign: target.value === ',' ? ',' : '.' })
            }
          >
            <option value=".">{t('signs.point')}</option>
            <option value=",">{t('signs.comma')}</option>
          </NativeSelect>
        </Label>
      </div>
      <div className="relative overflow-x-auto">
        <table className="ledger text-xs">
          <thead>
            <tr>
              {head.map((name, i) => (
                <th key={i} scope="col" className="min-w-36">
                  <Label className="grid gap-1 text-xs font-normal">
                    <span className="break-words">{name || t('column', { number: i + 1 })}</span>
                    <NativeSelect
                      value={columns[i] ?? ''}
                      onChange={({ target }) => {
                        const field = CSV_FIELDS.find((each) => each === target.value) ?? ''
                        onChange({
                          ...profile,
                          columns: head.map((_, at) => (at === i ? field : (columns[at] ?? ''))),
                        })
                      }}
                    >
                      <option value="">{t('nothing')}</option>
                      {CSV_FIELDS.map((each) => (
                        <option key={each} value={each}>
                          {t(`fields.${each}`)}
                        </option>
                      ))}
                    </NativeSelect>
                  </Label>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={i}>
                {row.map((cell, at) => (
                  <td key={at} className="max-w-60 break-words">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </fieldset>
  )
}
