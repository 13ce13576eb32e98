import { cn } from '@/components/ui/cn'
import { documentTranslator } from '@/i18n/translator'
import type { Locale } from '@/i18n/routing'
import { countryName } from '@/platform/countries'
import { massText } from '../rules/mass-words'
import type { RiskNotice } from '../rules/risk-notices'

/** More countries than this are summed up as the Union. */
const NAMED = 4

/**
 * What importing countries require of goods beside duty; unreviewed requirements are marked.
 * @param named names the countries
 * @param papers names the papers that each requires
 */
export function RiskList({
  risks,
  language,
  named = false,
  papers = false,
}: {
  risks: readonly RiskNotice[]
  language: Locale
  named?: boolean
  papers?: boolean
}) {
  const t = documentTranslator('tariffDesk.risks', language)
  const places = (codes: readonly string[]) =>
    codes.length > NAMED ? t('union') : codes.map((code) => countryName(code, language)).join(', ')
  return (
    <ul
      lang={language}
      className={cn('grid gap-2 text-sm', papers && 'gap-x-8 gap-y-4 lg:grid-cols-2')}
      data-testid="risks"
    >
      {risks.map(({ notice, destinations, mass }) => {
        const { id, title, text, legalBasis, review, papers: needed = [] } = notice
        return (
          <li key={id} className="max-w-prose">
            <strong className="font-medium">
              {named ? t('of', { title, places: places(destinations) }) : title}.
            </strong>{' '}
            {text}
            {mass ? <span className="block">{massText(mass, language)}</span> : null}
            {papers && needed.length > 0 ? (
              <span className="block">{t('papers', { papers: needed.join('; ') })}</span>
            ) : null}
            <span className="block text-xs text-muted">
              {legalBasis}
              {review.state === 'not_reviewed' ? `. ${t('recalled')}` : ''}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
