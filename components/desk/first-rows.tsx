import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'

/**
 * The first of some rows, and below them a note if there are more.
 * @param rows one more than `most` where there are more
 */
export async function FirstRows<Row>({
  rows,
  most,
  children,
}: {
  rows: readonly Row[]
  most: number
  children: (first: readonly Row[]) => ReactNode
}) {
  const t = await getTranslations('staff')
  return (
    <>
      {children(rows.slice(0, most))}
      {rows.length > most ? (
        <p className="text-sm text-muted">{t('firstRows', { count: most })}</p>
      ) : null}
    </>
  )
}
