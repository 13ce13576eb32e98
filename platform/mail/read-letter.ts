import 'server-only'
import { createHash } from 'node:crypto'
import { toPlainText } from '@react-email/render'
import PostalMime from 'postal-mime'

/** A letter as it came, read. */
export interface Letter {
  /** SHA-256 of its Message-ID, or of the whole where it has none */
  hash: string
  /** small letters; empty for none */
  from: string
  fromName: string
  /** by name in small letters; of a name that is there twice the first */
  heads: Map<string, string>
  /** what is written, as text: of a letter that is HTML alone its words */
  text: string
  /** what is attached; pictures that its HTML shows in place are no files */
  files: { name: string; content: Uint8Array }[]
  /** of a report on a letter of ours what the server says; null for what is no report */
  deliveryStatus: string | null
}

/** Letters are nested as deep as this, and heads are this long: deeper is nobody's letter. */
const BOUNDS = { maxNestingDepth: 30, maxHeadersSize: 500_000 }

/**
 * Reads the bytes of a letter. Nothing of it runs or is fetched; what can't be read of it is left out.
 * @throws the reader's own error for what is no letter or nested beyond reason
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

/** PostgreSQL keeps no NUL, and nobody types other control characters but ends of lines and tabs. */
const clean = (text: string): string => text.replaceAll(/[^\P{Cc}\n\r\t]/gu, '')
