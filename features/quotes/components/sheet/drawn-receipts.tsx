'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { formatIn } from '@/platform/format'
import { unpackReceipt, type PackedReceipts } from '../../rules/receipts'
import { ReceiptBody } from './duty-receipt'

/** Draws the receipts of the lines inside, each when it is first opened. */
export function DrawnReceipts({
  receipts,
  currency,
  asOf,
  children,
}: {
  receipts: PackedReceipts
  currency: string
  asOf: string
  children: ReactNode
}) {
  const t = useTranslations('quotes.duty')
  const format = formatIn(useLocale())
  const area = useRef<HTMLDivElement>(null)
  const [opened, setOpened] = useState<readonly HTMLDetailsElement[]>([])
  useEffect(() => {
    const lines = area.current
    const draw = () => {
      const open = [...(lines?.querySelectorAll<HTMLDetailsElement>('details[open]') ?? [])]
      setOpened((before) => [
        // Receipts of lines replaced since go with them.
        ...before.filter((each) => each.isConnected),
        ...open.filter((each) => !before.includes(each)),
      ])
    }
    draw()
    // The event doesn't bubble from the opened line.
    lines?.addEventListener('toggle', draw, true)
    return () => lines?.removeEventListener('toggle', draw, true)
  }, [])
  return (
    <div ref={area}>
      {children}
      {opened.map((details) => {
        const at = Number(details.dataset['receipt'])
        const receipt = unpackReceipt(receipts, at)
        return receipt
          ? createPortal(
              <ReceiptBody
                t={t}
                format={format}
                receipt={receipt}
                currency={currency}
                asOf={asOf}
              />,
              details,
              String(at),
            )
          : null
      })}
    </div>
  )
}
