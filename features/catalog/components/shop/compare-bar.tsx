'use client'

import Link from 'next/link'
import { LightButton } from '@/components/ui/light'
import { Picture } from '@/components/picture'
import { buttonVariants } from '@/components/ui/button'
import { choosingTexts } from '../../rules/choosing-texts'
import { compareHref } from '../../rules/compare'
import { compared, dropCompared, NONE_COMPARED, type Compared } from './compared-products'
import { fill } from '@/platform/fill'

/** The result of a press, and where it leads. */
export interface PressNote {
  text: string
  link?: { href: string; text: string }
  undo?: () => void
}

/**
 * At the lower edge: the products selected for comparison, and the result of the last press. It is in the page's flow,
 * so that it doesn't cover the end of the page.
 */
export function CompareBar({
  chosen,
  said,
  close,
}: {
  chosen: readonly Compared[]
  said: PressNote | null
  close: () => void
}) {
  const texts = choosingTexts().bar
  return (
    <aside
      aria-label={texts.label}
      data-print="hide"
      className={
        chosen.length > 0 || said
          ? 'sticky bottom-0 z-30 border-t border-control bg-white'
          : 'sr-only'
      }
    >
      <div className="shell grid gap-2 py-2 text-sm empty:hidden">
        <div role="status" className="flex flex-wrap items-center gap-x-4">
          {said ? (
            <>
              <span>{said.text}</span>
              {said.undo ? (
                <LightButton onClick={said.undo} look="link">
                  {texts.undo}
                </LightButton>
              ) : null}
              {said.link ? (
                <Link
                  href={said.link.href}
                  prefetch={false}
                  className="inline-flex min-h-9 items-center text-info underline max-md:min-h-11"
                >
                  {said.link.text}
                </Link>
              ) : null}
              <LightButton onClick={close} aria-label={texts.close} look="icon" className="ms-auto">
                <span aria-hidden>×</span>
              </LightButton>
            </>
          ) : null}
        </div>
        {chosen.length > 0 ? (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <ul aria-label={texts.label} className="flex gap-2">
              {chosen.map(({ style, name, image }) => (
                <li key={style}>
                  <LightButton
                    onClick={() => dropCompared(style)}
                    aria-label={fill(texts.removeNamed, { name })}
                    title={name}
                    look="thumb"
                    className="size-11"
                  >
                    {image ? (
                      <Picture
                        path={image}
                        alt=""
                        width={44}
                        height={44}
                        className="size-full object-cover"
                      />
                    ) : null}
                    <span
                      aria-hidden
                      className="absolute -end-1.5 -top-1.5 grid size-5 place-items-center rounded-full bg-ink text-xs text-white"
                    >
                      ×
                    </span>
                  </LightButton>
                </li>
              ))}
            </ul>
            {chosen.length > 1 ? (
              <Link
                href={compareHref(chosen.map(({ style }) => style))}
                prefetch={false}
                className={buttonVariants({ size: 'default' })}
              >
                {fill(texts.open, { count: chosen.length })}
              </Link>
            ) : (
              <span className="text-muted">{texts.oneMore}</span>
            )}
            <LightButton onClick={() => compared.set(NONE_COMPARED)} look="link">
              {texts.clear}
            </LightButton>
          </div>
        ) : null}
      </div>
    </aside>
  )
}
