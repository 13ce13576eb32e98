import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { NativeSelect } from '@/components/ui/native-select'
import { JOURNAL_FORMATS } from '@/features/ledger/rules/journal-formats'

/** The postings of a span of days as a file for the accountant. */
export async function ExportForm({ day }: { day: string }) {
  const t = await getTranslations('finance.export')
  return (
    <form
      method="get"
      action="/api/staff/ledger"
      className="flex flex-wrap items-end gap-3"
      data-print="hide"
    >
      <label className="grid gap-1 text-sm font-medium">
        {t('from')}
        <Input type="date" name="from" defaultValue={`${day.slice(0, 7)}-01`} required />
      </label>
      <label className="grid gap-1 text-sm font-medium">
        {t('to')}
        <Input type="date" name="to" defaultValue={day} required />
      </label>
      <label className="grid gap-1 text-sm font-medium">
        {t('format')}
        <NativeSelect name="format">
          {JOURNAL_FORMATS.map((format) => (
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
  )
}
