/** Chapter 99 headings by the law they stand on; the longest prefix wins. Source: HTSUS chapter 99, subchapter III. */
const AUTHORITIES: readonly [prefix: string, authority: string][] = [
  ['9903.01', 'ieepa_fentanyl'],
  ['9903.01.25', 'ieepa_reciprocal'],
  ['9903.01.26', 'ieepa_reciprocal'],
  ['9903.01.27', 'ieepa_reciprocal'],
  ['9903.01.28', 'ieepa_reciprocal'],
  ['9903.01.29', 'ieepa_reciprocal'],
  ['9903.01.3', 'ieepa_reciprocal'],
  ['9903.01.4', 'ieepa_reciprocal'],
  ['9903.01.5', 'ieepa_reciprocal'],
  ['9903.01.6', 'ieepa_reciprocal'],
  ['9903.01.7', 'ieepa_reciprocal'],
  ['9903.02', 'ieepa_reciprocal'],
  ['9903.93', 'ieepa_reciprocal'],
  ['9903.03', 'section_122'],
  // Canada, US note 51, from 2026-08-22.
  ['9903.03.12', 'section_338'],
  ['9903.03.13', 'section_338'],
  ['9903.03.14', 'section_338'],
  ['9903.03.15', 'section_338'],
  ['9903.03.16', 'section_338'],
  // Patented medicines, US note 40, from 2026-07-31.
  ['9903.04.6', 'section_232'],
  ['9903.04.70', 'section_232'],
  ['9903.05', 'section_301'],
  // Exceptions by country from the duties against forced labour, US note 52.
  ['9903.06', 'section_301'],
  ['9903.88', 'section_301'],
  ['9903.89', 'section_301'],
  ['9903.91', 'section_301'],
  ['9903.92', 'section_301'],
  ['9903.40', 'section_201'],
  ['9903.41', 'section_201'],
  ['9903.45', 'section_201'],
  ['9903.74', 'section_232'],
  ['9903.76', 'section_232'],
  ['9903.78', 'section_232'],
  ['9903.79', 'section_232'],
  ['9903.80', 'section_232'],
  ['9903.81', 'section_232'],
  ['9903.82', 'section_232'],
  ['9903.85', 'section_232'],
  ['9903.94', 'section_232'],
]

/** The law a chapter 99 heading stands on, such as `section_232`; null for a heading of none we know. */
export function authorityOf(heading: string): string | null {
  let best: readonly [string, string] | null = null
  for (const row of AUTHORITIES)
    if (heading.startsWith(row[0]) && row[0].length > (best?.[0].length ?? 0)) best = row
  return best?.[1] ?? null
}
