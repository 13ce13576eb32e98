'use client'

import { useState } from 'react'
import { LightButton } from '@/components/ui/light'

/**
 * The filters: beside the results on a wide screen, folded above them on a phone, where they stay open while somebody
 * selects.
 */
export function FilterFold({
  label,
  button,
  show,
  panel,
}: {
  label: string
  /** label of the button that opens it on a phone */
  button: string
  show: string
  panel: string
}) {
  const [open, setOpen] = useState(false)
  return (
    <aside
      aria-label={label}
      className="max-lg:rounded-md max-lg:border max-lg:border-control max-lg:bg-white max-lg:px-4"
    >
      <LightButton
        aria-expanded={open}
        aria-controls="filters"
        onClick={() => setOpen(!open)}
        look="fold"
        className="lg:hidden"
      >
        <span
          aria-hidden
          className={`size-2 border-e-2 border-b-2 border-current transition-transform ${open ? 'rotate-45' : '-rotate-45'}`}
        />
        {button}
      </LightButton>
      <div id="filters" className={open ? undefined : 'max-lg:hidden'}>
        <div data-scroll="keep" dangerouslySetInnerHTML={{ __html: panel }} />
        <p className="sticky bottom-0 bg-white py-3 lg:hidden">
          <a
            href="#results"
            onClick={() => setOpen(false)}
            className="inline-flex min-h-11 w-full items-center justify-center rounded-md bg-copper px-4 font-medium text-white no-underline"
          >
            {show}
          </a>
        </p>
      </div>
    </aside>
  )
}
