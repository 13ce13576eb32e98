import { getTranslations } from 'next-intl/server'
import { SAMPLE_FORMATS } from '../../rules/sample-statement'

/** Made-up statements for the demonstration's accounts; renders nothing where every account is real. */
export async function SampleStatements({ currencies }: { currencies: readonly string[] }) {
  const t = await getTranslations('transfers.sample')
  if (currencies.length === 0) return null
  return (
    <div className="grid max-w-3xl gap-1 border-t pt-3 text-sm">
      <h3 className="font-medium">{t('title')}</h3>
      <p className="text-muted">{t('lead')}</p>
      <ul className="flex flex-wrap gap-x-4">
        {currencies.flatMap((currency) =>
          SAMPLE_FORMATS.map((format) => (
            <li key={`${currency} ${format}`}>
              <a
                className="inline-flex min-h-9 items-center text-info underline"
                href={`/api/staff/sample-statement?currency=${currency}&format=${format}`}
              >
                {t(format, { currency })}
              </a>
            </li>
          )),
        )}
      </ul>
    </div>
  )
}
