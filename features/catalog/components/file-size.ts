/** A file's size in words. */
export function fileSize(
  t: (key: 'megabytes' | 'kilobytes', values: { size: string }) => string,
  bytes: number,
): string {
  return bytes >= 1_000_000
    ? t('megabytes', { size: (bytes / 1_000_000).toFixed(1) })
    : t('kilobytes', { size: String(Math.max(1, Math.round(bytes / 1000))) })
}
