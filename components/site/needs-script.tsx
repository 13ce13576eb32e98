import { getTranslations } from 'next-intl/server'

/** Shown where no script runs: a page for one person is streamed, and a script puts it into place. */
export async function NeedsScript() {
  const t = await getTranslations('common')
  return (
    <p className="shell hidden border-b border-caution bg-caution-soft py-3 text-sm text-caution noscript:block">
      {t('needsScript')}
    </p>
  )
}
