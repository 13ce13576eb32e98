import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { receiveFile, type ReceivedFile } from '@/platform/files/receive'
import { fileStore } from '@/platform/files/store'
import type { Letter } from '@/platform/mail/read-letter'

/**
 * Stores the attachments of a letter by the rules of any upload: kinds by their content, sizes, and no more than an
 * entry takes. Refused ones are named. A text longer than an entry is stored whole as a file beside its beginning.
 * @param most characters of an entry's text, and files of an entry
 */
export async function takeLetterFiles(
  attached: Letter['files'],
  text: string,
  most: { letters: number; files: number },
): Promise<{ files: ReceivedFile[]; leftOut: string[] }> {
  const files: ReceivedFile[] = []
  const leftOut: string[] = []
  if (text.length > most.letters) files.push(await keepText(text))
  for (const { name, content } of attached) {
    const receipt =
      files.length < most.files
        ? await receiveFile(name, one(content), { folder: 'threads' })
        : null
    if (receipt && 'file' in receipt) files.push(receipt.file)
    else leftOut.push(name || '?')
  }
  return { files, leftOut }
}

async function* one(content: Uint8Array): AsyncIterable<Uint8Array> {
  yield content
}

async function keepText(text: string): Promise<ReceivedFile> {
  const bytes = Buffer.from(text, 'utf8')
  const storageKey = `threads/${randomUUID()}.txt`
  await fileStore().put(storageKey, bytes)
  return {
    fileName: 'letter.txt',
    contentType: 'text/plain; charset=utf-8',
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    storageKey,
  }
}
