import { getTranslations } from 'next-intl/server'

/** Said where no script runs: what is one person's streams in, and a script puts it into its place. */
export async function NeedsScript() {
  const t = await getTranslations('common')
  return (
    <noscript>
      <p className="shell border-b border-caution bg-caution-soft py-3 text-sm text-caution">
        {t('needsScript')}
      </p>
    </noscript>
  )
}
