import 'server-only'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Font } from '@react-pdf/renderer'
import pLimit from 'p-limit'
import { unpacked } from '@/platform/fonts/share-font'
import { breakable } from './line-breaks'

/**
 * The house's type in documents: IBM Plex Sans (Latin, Greek, Cyrillic) with its Simplified Chinese and
 * Devanagari sisters. The files are as IBM publishes them, see fonts/README.md. They are unpacked from WOFF
 * first: out of a packed file this renderer takes 20 seconds for a line of Chinese, out of TrueType a tenth of one.
 */
const FAMILIES = {
  Plex: 'documents/fonts/IBMPlexSans',
  'Plex Devanagari': 'documents/fonts/IBMPlexSansDevanagari',
  'Plex SC': 'documents/fonts/IBMPlexSansSC',
} as const
type Family = keyof typeof FAMILIES

const MONO = 'node_modules/@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff'
const WEIGHTS = [
  { fontWeight: 400, name: 'Regular' },
  { fontWeight: 600, name: 'SemiBold' },
] as const

const DEVANAGARI = /\p{Script=Devanagari}/u
/**
 * Characters that the Latin face lacks and the Chinese one may have: ideographs, kana, full-width signs and the
 * like.
 */
const EAST_ASIAN = /[\u2E80-\u9FFF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF\u{20000}-\u{3FFFF}]/u

const loaded = new Set<string>()
const oneAtATime = pLimit(1)

export interface Faces {
  /** `fontFamily` of running text, each letter taken from the first that has it */
  text: string[]
  /** `fontFamily` of codes */
  mono: string[]
}

/**
 * Registers the faces that a document's texts need, each once per process, and names them. The Chinese one takes 11
 * MB per weight in memory, so a document without Chinese doesn't load it.
 * @param texts everything the document prints, in any shape
 */
export async function facesFor(texts: unknown): Promise<Faces> {
  const all = JSON.stringify(texts)
  const families: Family[] = ['Plex']
  if (DEVANAGARI.test(all)) families.push('Plex Devanagari')
  if (EAST_ASIAN.test(all)) families.push('Plex SC')
  await oneAtATime(async () => {
    Font.registerHyphenationCallback(breakable)
    await load('Plex Mono', [{ file: MONO, fontWeight: 400 }])
    for (const family of families)
      await load(
        family,
        WEIGHTS.map(({ name, fontWeight }) => ({
          file: `${FAMILIES[family]}-${name}.woff`,
          fontWeight,
        })),
      )
  })
  return { text: families, mono: ['Plex Mono', ...families] }
}

/** The renderer reads a face from a file and keeps it in memory, so the unpacked file is only needed briefly. */
async function load(
  family: string,
  faces: readonly { file: string; fontWeight: 400 | 600 }[],
): Promise<void> {
  if (loaded.has(family)) return
  const folder = await mkdtemp(path.join(os.tmpdir(), 'document-fonts-'))
  try {
    for (const { file, fontWeight } of faces) {
      const src = path.join(folder, `${fontWeight}.ttf`)
      await writeFile(src, unpacked(await readFile(path.join(process.cwd(), file))))
      Font.register({ family, src, fontWeight })
      await Font.load({ fontFamily: family, fontWeight, fontStyle: 'normal' })
    }
    loaded.add(family)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
