/** A mail server's report on a letter that it couldn't deliver (RFC 3464, with the codes of RFC 3463). Pure. */

export interface DeliveryReport {
  /**
   * hard: nobody is at the address, and nobody will be; soft: about this letter, or this hour, and
   * not the address
   */
  kind: 'HARD' | 'SOFT'
  /** `5.1.1 no such user`: the code and what the server said, on one line */
  reason: string
}

const MOST_REASON = 300

/**
 * Codes that say that nobody is at an address, rather than something about a letter: bad address,
 * unknown or moved mailbox, bad system (X.1.0 to X.1.6, X.1.10), a disabled mailbox (X.2.1), a
 * domain that accepts no mail (X.4.4; the replies with X.5.0 are read apart).
 */
const NOBODY = /^5\.(1\.([0-6]|10)|2\.1|4\.4)$/
/** Codes that say only that it failed; the SMTP reply says more. */
const UNSAID = /^5\.(0|5)\.0$/
const NO_MAILBOX = /\b55[013]\b/

/**
 * Reads the part `message/delivery-status` of a report.
 * @returns null for a letter that is only late, that arrived, or where nothing can be read
 */
export function readDeliveryStatus(text: string): DeliveryReport | null {
  // The first group is about the letter, then one per address: a letter of ours has one.
  for (const group of groups(text)) {
    if (group.get('action')?.toLowerCase() !== 'failed') continue
    const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(group.get('status') ?? '')?.[0] ?? ''
    const diagnostic = (group.get('diagnostic-code') ?? '').replace(/^[a-z0-9-]+\s*;\s*/i, '')
    const isHard =
      NOBODY.test(status) || ((UNSAID.test(status) || !status) && NO_MAILBOX.test(diagnostic))
    return {
      kind: isHard ? 'HARD' : 'SOFT',
      reason: [diagnostic.includes(status) ? '' : status, diagnostic]
        .filter(Boolean)
        .join(' ')
        .slice(0, MOST_REASON),
    }
  }
  return null
}

/** Fields by lower-case name, groups separated by empty lines; a line that begins with a space continues the last. */
function groups(text: string): Map<string, string>[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n/)
    .map((group) => {
      const fields = group.replaceAll(/\n[ \t]+/g, ' ').split('\n')
      return new Map(
        fields.flatMap((field) => {
          const [, name = '', value = ''] = /^([A-Za-z-]{1,60}):[ \t]*(.*)$/.exec(field) ?? []
          return name ? [[name.toLowerCase(), value.trim().replaceAll(/\s+/g, ' ')] as const] : []
        }),
      )
    })
}
