import type { Message } from '@/i18n/message'
import type { Certificate, Duty, DraftLine } from '../schema'
import { certificateRule, certificateStanding } from './certificate'

const valuesOf = ({ agreement, certifier, certifierName, criterion, from, to }: Certificate) => ({
  agreement: certificateRule(agreement).title,
  certifier,
  name: certifierName,
  criterion,
  from: { day: from },
  to: { day: to },
})

/**
 * A duty's message about the line's certificate of origin: that it counts, or that the expected
 * entry is outside its period, with what it would have saved.
 */
export function certificateMessage(
  { counts, certificate }: { counts: boolean; certificate: Certificate },
  entryDay: string,
  saving: { amountMinor: number; currency: string } | null,
): Message {
  const values = valuesOf(certificate)
  if (counts) return { code: 'quotes.certificate.counted', values }
  const entry = { day: entryDay }
  return saving
    ? { code: 'quotes.certificate.lapsed', values: { ...values, entry, saving } }
    : { code: 'quotes.certificate.lapsed_unrated', values: { ...values, entry } }
}

/** The certificate of a line, for the list of lines; null if it has none. */
export function certificateFact(
  line: Pick<DraftLine, 'certificate'>,
  destination: string,
  { entryDay }: Pick<Duty, 'entryDay'>,
): Message | null {
  if (!line.certificate) return null
  const isLapsed = certificateStanding(line, destination, entryDay)?.counts === false
  return {
    code: isLapsed ? 'quotes.certificate.line_lapsed' : 'quotes.certificate.line',
    values: valuesOf(line.certificate),
  }
}
