import { CERTIFICATE_RULES, type CertificateRule } from '@/features/tariffs/data/certificates'
import type { Certificate, DraftLine } from '../schema'

/** A fault of a certificate of origin, by its field. */
export interface CertificateProblem {
  field: 'origin' | 'certifierName' | 'to'
  code: 'certificate_origin' | 'certificate_certifier' | 'certificate_order' | 'certificate_long'
}

/** What the agreement of a certificate requires of it. */
export const certificateRule = (agreement: Certificate['agreement']): CertificateRule =>
  CERTIFICATE_RULES.find((each) => each.agreement === agreement) ?? CERTIFICATE_RULES[0]

/** The faults of a line's certificate; empty if it has none. Pure. */
export function certificateProblems({
  origin,
  certificate,
}: Pick<DraftLine, 'origin' | 'certificate'>): CertificateProblem[] {
  if (!certificate) return []
  const { parties, blanketMonths } = certificateRule(certificate.agreement)
  const problems: CertificateProblem[] = []
  if (!parties.includes(origin)) problems.push({ field: 'origin', code: 'certificate_origin' })
  if (certificate.certifierName.trim() === '')
    problems.push({ field: 'certifierName', code: 'certificate_certifier' })
  if (certificate.to < certificate.from) problems.push({ field: 'to', code: 'certificate_order' })
  else if (certificate.to >= monthsAfter(certificate.from, blanketMonths))
    problems.push({ field: 'to', code: 'certificate_long' })
  return problems
}

/** The first day after a period of months. */
function monthsAfter(day: string, months: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() + months)
  return at.toISOString().slice(0, 10)
}

/**
 * Whether a line's certificate counts for an entry: only within its period, and between the
 * agreement's countries.
 * @param entryDay the day on which the goods are expected to enter
 * @returns null if the line has none, its destination isn't of the agreement, or the entry day
 *   isn't known
 */
export function certificateStanding(
  { certificate }: Pick<DraftLine, 'certificate'>,
  destination: string,
  entryDay: string | undefined,
): { fact: string; counts: boolean; certificate: Certificate } | null {
  if (!certificate || entryDay === undefined) return null
  const { fact, parties } = certificateRule(certificate.agreement)
  if (!parties.includes(destination)) return null
  const counts = certificate.from <= entryDay && entryDay <= certificate.to
  return { fact, counts, certificate }
}
