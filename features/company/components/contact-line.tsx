import { getTranslations } from 'next-intl/server'
import { SELLER } from '../house'

/** How to reach a person, in one line. */
export async function ContactLine() {
  const t = await getTranslations('common.contact')
  return (
    <p className="text-sm">
      {t('text')}{' '}
      <a
        className="inline-flex min-h-11 items-center text-info underline"
        href={`mailto:${SELLER.email}`}
      >
        {SELLER.email}
      </a>
    </p>
  )
}
