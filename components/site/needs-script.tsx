import { getTranslations } from 'next-intl/server'

/** Said where no script runs: what is one person's streams in, and a script puts it into its place. */
export async function NeedsScript() {
  const t = await getTranslations('common')
  return (
    <p className="shell hidden border-b border-caution bg-caution-soft py-3 text-sm text-caution noscript:block">
      {t('needsScript')}
    </p>
  )
}
