import { getMessages, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/i18n/link'
import type { SetupStep, StandingStep } from '../../rules/setup-steps'
import type { Section } from '../../settings/kind'
import { sectionWords } from '../../settings/words'

/** Where to do a step that isn’t a section of the settings. */
const ROOMS: Partial<Record<SetupStep, string>> = {
  freight: '/staff/freight',
  people: '/staff/settings/people',
}

/** The steps of setting up a house: the purpose of each, what can't work until it is done, and links to it. */
export async function SetupWalk({
  steps,
  asInstalled,
  yearsMissing,
  isShopEmpty,
}: {
  steps: readonly StandingStep[]
  /** settings that the installation came with and that nobody has reviewed */
  asInstalled: readonly string[]
  /** years whose calendar is due */
  yearsMissing: readonly string[]
  /** no product is published yet: the next step */
  isShopEmpty: boolean
}) {
  const [t, { settings }] = await Promise.all([getTranslations('settings'), getMessages()])
  const words = sectionWords(settings)
  const next = steps.find(({ isDone }) => !isDone)?.step
  const standing = (section: Section, missing: readonly Section[]) => {
    if (missing.includes(section)) return <Badge variant="caution">{t('missing')}</Badge>
    return asInstalled.includes(section) ? <Badge>{t('asInstalled')}</Badge> : null
  }
  return (
    <>
      <p className="text-sm font-medium" role="status">
        {t('progress', {
          done: steps.filter(({ isDone }) => isDone).length,
          all: steps.length,
        })}{' '}
        {next === undefined && isShopEmpty ? (
          <Link className="font-normal text-info underline" href="/staff/catalog/new">
            {t('firstProduct')}
          </Link>
        ) : null}
      </p>
      <ol className="grid max-w-3xl divide-y rounded-md border bg-white">
        {steps.map(({ step, sections, missing, isDone }, i) => (
          <li
            key={step}
            aria-current={step === next ? 'step' : undefined}
            className={`grid grid-cols-[2rem_minmax(0,1fr)_auto] gap-x-2 p-4 ${step === next ? 'bg-caution-soft/40' : ''}`}
          >
            <span className="text-muted tabular-nums">{i + 1}</span>
            <div className="grid gap-1">
              <h2 className="text-base">{t(`steps.${step}.title`)}</h2>
              <p className={`max-w-prose text-sm ${isDone ? 'text-muted' : ''}`}>
                {isDone
                  ? t(`steps.${step}.lead`)
                  : t(`steps.${step}.without`, { years: yearsMissing.join(', ') })}
              </p>
              <ul className="flex flex-wrap gap-x-4">
                {sections.map((section) => (
                  <li key={section} className="flex items-center gap-2">
                    <Link
                      className="inline-flex min-h-9 items-center text-sm text-info underline"
                      href={`/staff/settings/${section}`}
                    >
                      {words[section].title}
                    </Link>
                    {standing(section, missing)}
                  </li>
                ))}
                {ROOMS[step] ? (
                  <li>
                    <Link
                      className="inline-flex min-h-9 items-center text-sm text-info underline"
                      href={ROOMS[step]}
                    >
                      {t(`steps.${step}.title`)}
                    </Link>
                  </li>
                ) : null}
              </ul>
            </div>
            <span className={isDone ? 'text-sm text-ok' : 'text-sm text-caution'}>
              {isDone ? t('done') : t('open')}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}
