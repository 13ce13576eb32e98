/** What becomes of a letter to a thread's address. Pure. */

/** The outcomes; only `taken` becomes an entry. */
export const INBOUND_OUTCOMES = [
  'taken',
  'repeated',
  /** to an address that we never gave out */
  'no_thread',
  /** a program's: away from work, a list, a failed delivery, one of our own */
  'automatic',
  /** from somebody whom the address wasn't given to, or who no longer belongs to the company */
  'stranger',
  'too_many',
  'empty',
  /** the request was merged into another, or the person may not write */
  'closed',
] as const
export type InboundOutcome = (typeof INBOUND_OUTCOMES)[number]

/** Header names, in small letters, that show that a program wrote a letter. */
const isSet = (heads: ReadonlyMap<string, string>, name: string): boolean => heads.has(name)

/**
 * Whether a program wrote it: answering such a letter, or telling others of it, makes two programs write to each
 * other for ever.
 * @param heads of the letter by their names in small letters
 * @param from its sender, small letters; empty for none
 * @param own addresses of the house, small letters
 */
export function isAutomatic(
  heads: ReadonlyMap<string, string>,
  from: string,
  own: { addresses: readonly string[]; domain: string },
): boolean {
  const submitted = heads.get('auto-submitted')?.trim().toLowerCase() ?? 'no'
  const precedence = heads.get('precedence')?.trim().toLowerCase() ?? ''
  const [local = '', domain = ''] = from.split('@')
  return (
    submitted !== 'no' ||
    ['bulk', 'junk', 'list', 'auto_reply'].includes(precedence) ||
    [
      'list-id',
      'list-unsubscribe',
      'x-autoreply',
      'x-autorespond',
      'x-auto-reply',
      'feedback-id',
    ].some((name) => isSet(heads, name)) ||
    heads.get('return-path')?.trim() === '<>' ||
    /^multipart\/report/i.test(heads.get('content-type')?.trim() ?? '') ||
    ['mailer-daemon', 'postmaster', 'no-reply', 'noreply'].includes(local) ||
    from === '' ||
    domain === own.domain ||
    own.addresses.includes(from)
  )
}
