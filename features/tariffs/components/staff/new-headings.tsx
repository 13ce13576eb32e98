import { useTranslations } from 'next-intl'
import type { NewHeading } from '../../import/imported'

/** Headings shown at most; the rest is counted. */
const SHOWN = 100

/** Headings of chapter 99 in a schedule that no row of ours names; those that add to a duty come first. */
export function NewHeadings({ headings }: { headings: readonly NewHeading[] }) {
  const t = useTranslations('tariffDesk.watcher')
  if (headings.length === 0) return null
  const adding = headings.filter(({ effect }) => effect !== 'nothing').length
  return (
    <details open={adding > 0} className="rounded-md bg-info-soft p-3 text-sm">
      <summary className="cursor-pointer font-medium text-info">
        {t('headings', { count: headings.length, adding })}
      </summary>
      <p className="mt-2 max-w-prose text-muted">{t('headingsLead')}</p>
      <div
        className="relative mt-2 max-h-96 overflow-auto"
        tabIndex={0}
        role="group"
        aria-label={t('headingsName')}
      >
        <table className="ledger sm:min-w-2xl">
          <thead>
            <tr>
              <th scope="col">{t('heading')}</th>
              <th scope="col">{t('effect')}</th>
              <th scope="col">{t('says')}</th>
            </tr>
          </thead>
          <tbody>
            {headings.slice(0, SHOWN).map(({ line, heading, rate, effect, text }) => (
              <tr key={`${line} ${heading}`}>
                <td className="align-top font-mono text-xs whitespace-nowrap">{heading}</td>
                <td className="align-top">{t(`effects.${effect}`)}</td>
                <td>
                  {rate}
                  {text ? <span className="block text-xs text-muted">{text}</span> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {headings.length > SHOWN ? (
        <p className="mt-2 text-muted">{t('headingsMore', { count: headings.length - SHOWN })}</p>
      ) : null}
    </details>
  )
}
