import { getTranslations } from 'next-intl/server'
import { picksText } from '../rules/choices'

/** The lines of a revision as files for spreadsheets and word processors. */
export async function LineFiles({
  number,
  revision,
  picks = [],
}: {
  number: string
  revision: number
  /** the picks that its lines follow, where the quote has choices */
  picks?: readonly string[] | undefined
}) {
  const t = await getTranslations('quotes.page')
  return (
    <span className="flex flex-wrap gap-x-4 text-sm" data-print="hide">
      {(['xlsx', 'docx'] as const).map((format) => (
        <a
          key={format}
          className="inline-flex min-h-11 items-center text-info underline"
          href={`/api/quotes/${number}/lines?revision=${revision}&format=${format}${picks.length > 0 ? `&pick=${picksText(picks)}` : ''}`}
        >
          {t(format)}
        </a>
      ))}
    </span>
  )
}
