'use client'

import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'

/** Forms drawn at once, and how many more at a press. */
const DRAWN = 60

/** A form for each line, in portions: hundreds of them are more than a page draws quickly. */
export function MoreRows<Row>({
  rows,
  children,
}: {
  rows: readonly Row[]
  children: (row: Row) => ReactNode
}) {
  const t = useTranslations('staff.editor')
  const [drawn, setDrawn] = useState(DRAWN)
  return (
    <>
      {rows.slice(0, drawn).map(children)}
      {rows.length > drawn ? (
        <div>
          <Button variant="outline" size="sm" onClick={() => setDrawn(drawn + DRAWN)}>
            {t('moreRows', {
              count: Math.min(DRAWN, rows.length - drawn),
              left: rows.length - drawn,
            })}
          </Button>
        </div>
      ) : null}
    </>
  )
}
