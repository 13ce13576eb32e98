import 'server-only'
import { randomUUID } from 'node:crypto'
import { rename } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { FSDriver } from 'flydrive/drivers/fs'
import type { WriteOptions } from 'flydrive/types'

/**
 * A folder whose files are there whole or not at all, like an object store's: a reader during a
 * rewrite gets the previous file, and a process that dies midway leaves only a draft beside it that
 * nobody reads.
 */
export class WholeFilesDriver extends FSDriver {
  /** @param location an absolute path */
  constructor(private readonly location: string) {
    super({ location, visibility: 'private' })
  }

  override put(key: string, contents: string | Uint8Array, options?: WriteOptions): Promise<void> {
    return this.wholly(key, (draft) => super.put(draft, contents, options))
  }

  override putStream(key: string, contents: Readable, options?: WriteOptions): Promise<void> {
    return this.wholly(key, (draft) => super.putStream(draft, contents, options))
  }

  private async wholly(key: string, write: (draft: string) => Promise<void>): Promise<void> {
    const draft = `${key}.${randomUUID()}.draft`
    try {
      await write(draft)
      // The driver's own move copies, so a reader could see half of the file.
      await rename(path.join(this.location, draft), path.join(this.location, key))
    } catch (error) {
      await this.delete(draft).catch(() => undefined)
      throw error
    }
  }
}
