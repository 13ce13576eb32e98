import { getLocale, getTranslations } from 'next-intl/server'
import { designHref, designPicture } from '@/features/designs/rules/address'
import { designName, designRows, type DesignTranslator } from '@/features/designs/rules/words'
import { Link } from '@/i18n/link'
import { localeOf } from '@/i18n/routing'
import { translator } from '@/i18n/translator'
import { formatQuoteNumber, formatRequestNumber } from '@/platform/numbers'
import type { OwnDesign } from '../../queries/own-designs'

/**
 * Designs with their pictures; each links to the designer, and to the requests and quotes that have
 * it.
 */
export async function OwnDesigns({ designs }: { designs: readonly OwnDesign[] }) {
  const [t, locale] = await Promise.all([getTranslations('account.designs'), getLocale()])
  const words = translator('design', localeOf(locale)) as DesignTranslator
  return (
    <ul className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {designs.map(({ code, design, query, isKept, trades }) => {
        const name = design ? designName(words, design) : code
        return (
          <li
            key={code}
            className="grid min-w-0 content-start gap-2 rounded-md border bg-white p-3"
          >
            <img
              src={designPicture(code)}
              alt={t('picture', { name })}
              width={320}
              height={320}
              loading="lazy"
              className="aspect-square w-full bg-ground object-contain"
            />
            <p className="grid text-sm">
              <Link
                href={designHref(query)}
                className="inline-flex min-h-6 items-center font-medium underline"
              >
                {name}
              </Link>
              <span className="font-mono text-xs text-muted">{code}</span>
            </p>
            {design ? (
              <p className="text-xs text-muted">
                {designRows(words, design)
                  .slice(0, 3)
                  .map(([label, value]) => `${label} ${value}`)
                  .join(', ')}
              </p>
            ) : null}
            <p className="flex flex-wrap gap-x-4 text-sm">
              {isKept ? (
                <span className="inline-flex min-h-6 items-center">{t('kept')}</span>
              ) : null}
              {trades.map(({ requestSerial, quoteSerial }) => {
                const number = quoteSerial
                  ? formatQuoteNumber(quoteSerial)
                  : formatRequestNumber(requestSerial)
                return (
                  <Link
                    key={requestSerial}
                    href={`/${quoteSerial ? 'quotes' : 'requests'}/${number}`}
                    className="inline-flex min-h-6 items-center text-info underline"
                  >
                    {number}
                  </Link>
                )
              })}
            </p>
          </li>
        )
      })}
    </ul>
  )
}

/**
 * The newest designs on the account's first page, with a link to the rest; nothing if there are
 * none.
 */
export async function NewestDesigns({ designs }: { designs: readonly OwnDesign[] }) {
  if (designs.length === 0) return null
  const t = await getTranslations('account.designs')
  return (
    <section aria-labelledby="designs-title" className="grid gap-2">
      <h2 id="designs-title" className="text-base">
        {t('title')}
      </h2>
      <OwnDesigns designs={designs} />
      <p className="text-sm">
        <Link
          href="/account/designs"
          className="inline-flex min-h-11 items-center text-info underline"
        >
          {t('all')}
        </Link>
      </p>
    </section>
  )
}
