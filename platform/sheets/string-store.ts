import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

/** Characters kept in memory; the rest goes to a file. */
const IN_MEMORY = 8_000_000
const WRITTEN_AT_ONCE = 1 << 20

/**
 * A workbook's table of strings, by number: of any size in little memory, since spreadsheets put
 * every text there.
 */
export class StringStore {
  private readonly kept: string[] = []
  private characters = 0
  private folder: string | null = null
  private file = -1
  private readonly offsets: number[] = [0]
  private pending: Buffer[] = []
  private pendingBytes = 0

  async add(text: string): Promise<void> {
    if (this.file < 0 && this.characters < IN_MEMORY) {
      this.kept.push(text)
      this.characters += text.length
      return
    }
    if (this.file < 0) {
      this.folder = await mkdtemp(path.join(os.tmpdir(), 'strings-'))
      this.file = openSync(path.join(this.folder, 'table'), 'w+')
    }
    const bytes = Buffer.from(text)
    this.pending.push(bytes)
    this.pendingBytes += bytes.length
    this.offsets.push((this.offsets.at(-1) ?? 0) + bytes.length)
    if (this.pendingBytes >= WRITTEN_AT_ONCE) this.flush()
  }

  /** No string may be added after the first is read. @returns undefined for a number that the table doesn't have */
  get(index: number): string | undefined {
    if (index < this.kept.length) return this.kept[index]
    if (this.pendingBytes > 0) this.flush()
    const [from, to] = [
      this.offsets[index - this.kept.length],
      this.offsets[index - this.kept.length + 1],
    ]
    if (from === undefined || to === undefined) return undefined
    const bytes = Buffer.allocUnsafe(to - from)
    readSync(this.file, bytes, 0, bytes.length, from)
    return bytes.toString()
  }

  async close(): Promise<void> {
    if (this.file >= 0) closeSync(this.file)
    if (this.folder) await rm(this.folder, { recursive: true, force: true })
  }

  private flush(): void {
    writeSync(this.file, Buffer.concat(this.pending))
    this.pending = []
    this.pendingBytes = 0
  }
}
