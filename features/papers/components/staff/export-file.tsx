import { getLocale, getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { NativeSelect } from '@/components/ui/native-select'
import { monthText } from '@/platform/dates'
import type { ExportMonth } from '../../queries/exports'

/** The file for the refund of export tax, by month, and how whole the shown one is. */
export async function ExportFile({ standing }: { standing: ExportMonth }) {
  const [t, locale] = await Promise.all([getTranslations('exports.file'), getLocale()])
  const { month, ...counts } = standing
  return (
    <section aria-labelledby="export-refund" className="grid gap-2" data-print="hide">
      <h2 id="export-refund" className="text-base">
        {t('title')}
      </h2>
      <p className="max-w-prose text-sm text-muted">{t('lead')}</p>
      <p className="text-sm" data-testid="export-month">
        {t('standing', { month: monthText(month, locale), ...counts })}
      </p>
      <form
        method="get"
        action="/api/staff/export-refund"
        className="flex flex-wrap items-end gap-3"
      >
        <label className="grid gap-1 text-sm font-medium">
          {t('month')}
          <Input type="month" name="month" defaultValue={month} required />
        </label>
        <label className="grid gap-1 text-sm font-medium">
          {t('format')}
          <NativeSelect name="format">
            {(['csv', 'xlsx'] as const).map((format) => (
              <option key={format} value={format}>
                {t(`formats.${format}`)}
              </option>
            ))}
          </NativeSelect>
        </label>
        <Button type="submit" variant="outline">
          {t('submit')}
        </Button>
      </form>
    </section>
  )
}
