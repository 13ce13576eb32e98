import { getMessages, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { FormPerson } from '@/components/form/person'
import { cn } from '@/components/ui/cn'
import { Link } from '@/i18n/link'
import { SECTIONS, type Section } from '../../settings/kind'
import { sectionWords } from '../../settings/words'

/** Pages of the settings that aren’t a section. */
const ROOMS = ['people', 'developers'] as const
type Room = (typeof ROOMS)[number]
const isRoom = (name: string): name is Room => ROOMS.some((each) => each === name)

/** The frame of every settings page: the sections, what is missing in them, and the page itself. */
export async function SettingsFrame({
  section,
  missing,
  personId,
  title,
  lead,
  children,
}: {
  /** null on the overview */
  section: Section | Room | null
  missing: readonly Section[]
  /** whose entries the forms keep */
  personId: string
  title: string
  lead: string
  children: ReactNode
}) {
  const [t, { settings }] = await Promise.all([getTranslations('settings'), getMessages()])
  const words = sectionWords(settings)
  const nameOf = (each: Section | Room | null) =>
    each === null
      ? t('all')
      : isRoom(each)
        ? t(each === 'people' ? 'people' : 'developers.nav')
        : words[each].title
  const rooms = (
    <ul className="grid">
      {[null, ...SECTIONS, ...ROOMS].map((each) => (
        <li key={each ?? ''}>
          <Link
            href={each ? `/staff/settings/${each}` : '/staff/settings'}
            aria-current={each === section ? 'page' : undefined}
            className={cn(
              'flex min-h-9 items-center justify-between gap-3 rounded-md px-2 text-sm no-underline hover:bg-ground',
              each === section ? 'bg-ground font-medium' : 'text-muted',
            )}
          >
            {nameOf(each)}
            {each && !isRoom(each) && missing.includes(each) ? (
              <span className="text-xs text-caution">{t('missing')}</span>
            ) : null}
          </Link>
        </li>
      ))}
    </ul>
  )
  return (
    <FormPerson id={personId}>
      <main
        id="content"
        className="shell grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-5 py-6 lg:grid-cols-[13rem_minmax(0,1fr)]"
      >
        <nav aria-label={t('nav')} className="max-lg:hidden">
          {rooms}
        </nav>
        <details className="rounded-md border bg-white lg:hidden">
          <summary className="flex min-h-11 items-center px-3 text-sm font-medium">
            {t('nav')}: {nameOf(section)}
          </summary>
          <nav aria-label={t('nav')} className="border-t p-1">
            {rooms}
          </nav>
        </details>
        <div className="grid content-start gap-5">
          <div className="grid gap-1">
            <h1 className="text-xl">{title}</h1>
            <p className="max-w-prose text-sm text-muted">{lead}</p>
          </div>
          {children}
        </div>
      </main>
    </FormPerson>
  )
}
