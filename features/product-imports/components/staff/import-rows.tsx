import { getTranslations } from 'next-intl/server'
import type { DeskImportRow, Tab } from '../../queries/imports'

/** What the rows of a file would do, a page of them. */
export async function ImportRows({
  tab,
  rows,
  columnOf,
}: {
  tab: Tab
  rows: readonly DeskImportRow[]
  columnOf: (field: string) => string | undefined
}) {
  const [t, catalog] = await Promise.all([
    getTranslations('imports'),
    getTranslations('staff.catalog'),
  ])
  if (rows.length === 0)
    return (
      <p className="rounded-md border border-dashed border-control p-6 text-sm text-muted">
        {t(`emptyTab.${tab}`)}
      </p>
    )
  return (
    <div className="relative overflow-x-auto rounded-md border bg-white px-3">
      <table className="ledger min-w-xl">
        <thead>
          <tr>
            <th scope="col" className="num">
              {t('row')}
            </th>
            <th scope="col" className="ps-4">
              {t('style')}
            </th>
            {tab === 'wrong' ? (
              <>
                <th scope="col">{t('column')}</th>
                <th scope="col">{t('what')}</th>
              </>
            ) : (
              <th scope="col">{t('name')}</th>
            )}
            {tab === 'changed' ? <th scope="col">{t('changes')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) =>
            tab === 'wrong' ? (
              row.problems.map(({ field, message }, i) => (
                <tr key={`${row.line}-${i}`}>
                  <td className="num">{row.line}</td>
                  <td className="ps-4 font-mono text-xs">{row.styleNumber}</td>
                  <td className="text-xs">
                    {field ? (
                      (columnOf(field) ?? catalog(`fields.${field}`))
                    ) : (
                      <span className="text-muted">{t('wholeRow')}</span>
                    )}
                  </td>
                  <td className="max-w-prose text-fault">{message}</td>
                </tr>
              ))
            ) : (
              <tr key={row.line}>
                <td className="num">{row.line}</td>
                <td className="ps-4 font-mono text-xs">{row.styleNumber}</td>
                <td>{row.name}</td>
                {tab === 'changed' ? (
                  <td>
                    <dl className="grid gap-2 text-xs">
                      {row.differences.map(({ field, before, after }) => (
                        <div key={field} className="grid gap-x-3 sm:grid-cols-[8rem_1fr_1fr]">
                          <dt className="text-muted">{catalog(`fields.${field}`)}</dt>
                          <dd className="max-h-40 overflow-hidden whitespace-pre-line">
                            <del className="text-muted">{shortened(before) || '–'}</del>
                          </dd>
                          <dd className="max-h-40 overflow-hidden whitespace-pre-line">
                            <ins className="font-medium no-underline">
                              {shortened(after) || '–'}
                            </ins>
                          </dd>
                        </div>
                      ))}
                    </dl>
                  </td>
                ) : null}
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  )
}

const SHOWN_CHARACTERS = 400
const shortened = (text: string): string =>
  text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text
