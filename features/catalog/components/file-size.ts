import { formatDecimal } from '@/platform/money'

/** A file's size in words. */
export function fileSize(
  t: (key: 'megabytes' | 'kilobytes', values: { size: string }) => string,
  bytes: number,
  locale: string,
): string {
  return bytes >= 1_000_000
    ? t('megabytes', { size: formatDecimal((bytes / 1_000_000).toFixed(1), locale) })
    : t('kilobytes', { size: String(Math.max(1, Math.round(bytes / 1000))) })
}
