import 'server-only'
import { createHash } from 'node:crypto'
import { toPlainText } from '@react-email/render'
import PostalMime from 'postal-mime'

/** A received letter, parsed. */
export interface Letter {
  /** SHA-256 of its Message-ID, or of the whole letter where it has none */
  hash: string
  /** lower case; empty for none */
  from: string
  fromName: string
  /** by lower-case name; the first of two with one name */
  heads: Map<string, string>
  /** what is written, as text: the words of the HTML where it has nothing else */
  text: string
  /** attachments; pictures embedded in its HTML don't count */
  files: { name: string; content: Uint8Array }[]
  /** what the server says in a report on a letter of ours; null for a letter that is no report */
  deliveryStatus: string | null
}

/** Limits of nesting and of headers: no real letter exceeds them. */
const BOUNDS = { maxNestingDepth: 30, maxHeadersSize: 500_000 }

/**
 * Parses the bytes of a letter. Nothing of it runs or is fetched; what can't be read is left out.
 * @throws the parser's own error for what is no letter or is nested too deep
 */
export async function readLetter(raw: Uint8Array): Promise<Letter> {
  const mail = await PostalMime.parse(raw, { ...BOUNDS, attachmentEncoding: 'arraybuffer' })
  const heads = new Map<string, string>()
  const status = mail.attachments.find(({ mimeType }) => mimeType === 'message/delivery-status')
  for (const { key, value } of mail.headers) if (!heads.has(key)) heads.set(key, value)
  return {
    hash: createHash('sha256')
      .update(mail.messageId || raw)
      .digest('hex'),
    from: mail.from?.address?.trim().toLowerCase() ?? '',
    fromName: mail.from?.name?.trim() ?? '',
    heads,
    text: clean(mail.text ?? (mail.html ? toPlainText(mail.html) : '')),
    files: mail.attachments
      .filter(({ related }) => !related)
      .map(({ filename, content }) => ({
        name: filename ?? '',
        content: bytesOf(content),
      })),
    deliveryStatus: status ? new TextDecoder().decode(bytesOf(status.content)) : null,
  }
}

const bytesOf = (content: string | ArrayBuffer | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)

/** PostgreSQL can't store NUL, and nobody types other control characters except line ends and tabs. */
const clean = (text: string): string => text.replaceAll(/[^\P{Cc}\n\r\t]/gu, '')
