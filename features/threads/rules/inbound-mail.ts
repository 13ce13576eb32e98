/** What is made of a letter that came to a thread's address. Pure. */

/** What became of one; `taken` is an entry, the others are none. */
export const INBOUND_OUTCOMES = [
  'taken',
  'repeated',
  /** to an address that we never gave out */
  'no_thread',
  /** a program's: away from work, a list, a letter that couldn't be delivered, one of our own */
  'automatic',
  /** from somebody whom the address wasn't given to, or who isn't of the company any more */
  'stranger',
  'too_many',
  'empty',
  /** the request goes on in another, or the person may not write */
  'closed',
] as const
export type InboundOutcome = (typeof INBOUND_OUTCOMES)[number]

/** Of the heads of a letter, in small letters, what tells that a program wrote it. */
const isSet = (heads: ReadonlyMap<string, string>, name: string): boolean => heads.has(name)

/**
 * Whether no person wrote it: answering such a letter, or telling others of it, is how two programs write to each other
 * for ever.
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
