import { Parser, type Handler } from 'htmlparser2'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { SheetProblem } from './sheet'
import { StringStore } from './string-store'

const MEGABYTE = 1024 * 1024
/** Unpacked sizes that a workbook's parts may claim; the archive's reader holds them to it. */
const MOST_UNPACKED = { sheet: 1_024 * MEGABYTE, strings: 512 * MEGABYTE, other: 16 * MEGABYTE }
/** Data that is compressed more than this is nothing but repetition. */
const TIGHTEST = 250
const SUSPICIOUS_FROM = 32 * MEGABYTE
const MOST_ENTRIES = 2_000

export interface Workbook {
  zip: ZipFile
  sheet: Entry
  strings: Entry | undefined
  styles: Entry | undefined
  since1904: boolean
}

/** Opens a workbook and finds the first of its sheets that isn't hidden. @throws SheetProblem */
export async function openWorkbook(file: string): Promise<Workbook> {
  let zip: ZipFile
  try {
    zip = await openPromise(file, { lazyEntries: true, autoClose: false })
  } catch {
    throw new SheetProblem({ code: 'sheets.unopened' })
  }
  try {
    return { zip, ...(await partsOf(zip)) }
  } catch (error) {
    zip.close()
    throw error instanceof SheetProblem ? error : new SheetProblem({ code: 'sheets.damaged' })
  }
}

async function partsOf(zip: ZipFile): Promise<Omit<Workbook, 'zip'>> {
  if (zip.entryCount > MOST_ENTRIES) throw new SheetProblem({ code: 'sheets.many_parts' })
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
  const book = entries.get('xl/workbook.xml')
  const links = entries.get('xl/_rels/workbook.xml.rels')
  if (!book || !links) throw new SheetProblem({ code: 'sheets.archive' })
  const targets = new Map<string, { type: string; entry: Entry | undefined }>()
  await walk(zip, links, 'other', {
    onopentag: (name, { Id = '', Type = '', Target = '' }) => {
      if (local(name) === 'Relationship')
        targets.set(Id, {
          type: Type.split('/').at(-1) ?? '',
          entry: entries.get(Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`),
        })
    },
  })
  const sheets: { id: string; hidden: boolean }[] = []
  let since1904 = false
  await walk(zip, book, 'other', {
    onopentag: (name, attributes) => {
      if (local(name) === 'sheet')
        sheets.push({
          id:
            attributes['r:id'] ??
            Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ??
            '',
          hidden: attributes.state === 'hidden' || attributes.state === 'veryHidden',
        })
      if (local(name) === 'workbookPr')
        since1904 = attributes.date1904 === '1' || attributes.date1904 === 'true'
    },
  })
  const sheet = targets.get((sheets.find(({ hidden }) => !hidden) ?? sheets[0])?.id ?? '')?.entry
  if (!sheet) throw new SheetProblem({ code: 'sheets.no_sheets' })
  const part = (type: string) => [...targets.values()].find((target) => target.type === type)?.entry
  return { sheet, strings: part('sharedStrings'), styles: part('styles'), since1904 }
}

/** A tag without its namespace. */
export const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Text as a workbook stores it: characters that XML can't hold are written _x000D_. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : text

/** The bytes of a part as text, if it isn't larger than its kind may be. @throws SheetProblem */
export async function* unpacked(
  zip: ZipFile,
  entry: Entry,
  kind: keyof typeof MOST_UNPACKED,
): AsyncGenerator<string> {
  const tight =
    entry.uncompressedSize > SUSPICIOUS_FROM &&
    entry.uncompressedSize > entry.compressedSize * TIGHTEST
  if (entry.uncompressedSize > MOST_UNPACKED[kind] || tight)
    throw new SheetProblem({
      code: 'sheets.unpacks',
      values: { megabytes: Math.round(entry.uncompressedSize / MEGABYTE) },
    })
  const decoder = new TextDecoder()
  try {
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>)
      yield decoder.decode(chunk, { stream: true })
  } catch {
    throw new SheetProblem({ code: 'sheets.cut_workbook' })
  }
}

/** Reads a part through an XML parser that knows only XML's own entities, so none can expand without limit. */
async function walk(
  zip: ZipFile,
  entry: Entry,
  kind: keyof typeof MOST_UNPACKED,
  handler: Partial<Handler>,
  between?: () => Promise<void>,
): Promise<void> {
  const parser = new Parser(handler, { xmlMode: true, decodeEntities: true })
  for await (const text of unpacked(zip, entry, kind)) {
    parser.write(text)
    await between?.()
  }
  parser.end()
}

/** The texts that cells name by number; the phonetic readings beside them are left out. */
export async function stringsOf({ zip, strings }: Workbook): Promise<StringStore> {
  const store = new StringStore()
  if (!strings) return store
  let [current, inText, aside] = ['', false, false]
  let ready: string[] = []
  const add = async () => {
    for (const text of ready) await store.add(text)
    ready = []
  }
  await walk(
    zip,
    strings,
    'strings',
    {
      onopentagname: (name) => {
        if (local(name) === 'si') current = ''
        else if (local(name) === 'rPh') aside = true
        else if (local(name) === 't') inText = !aside
      },
      ontext: (text) => {
        if (inText) current += text
      },
      onclosetag: (name) => {
        if (local(name) === 't') inText = false
        else if (local(name) === 'rPh') aside = false
        else if (local(name) === 'si') ready.push(unescaped(current))
      },
    },
    add,
  )
  await add()
  return store
}

/** What a number style changes about the meaning: a date, or leading zeros. */
export type NumberStyle = 'date' | { digits: number } | null

/** The number styles of cells, by number. */
export async function stylesOf({ zip, styles }: Workbook): Promise<NumberStyle[]> {
  const formats = new Map<string, string>()
  const found: NumberStyle[] = []
  let inCells = false
  if (styles) {
    await walk(zip, styles, 'other', {
      onopentag: (name, { numFmtId = '', formatCode = '' }) => {
        if (local(name) === 'numFmt') formats.set(numFmtId, formatCode)
        else if (local(name) === 'cellXfs') inCells = true
        else if (local(name) === 'xf' && inCells)
          found.push(styleOf(Number(numFmtId), formats.get(numFmtId)))
      },
      onclosetag: (name) => {
        if (local(name) === 'cellXfs') inCells = false
      },
    })
  }
  return found
}

function styleOf(id: number, code: string | undefined): NumberStyle {
  if (
    (id >= 14 && id <= 22) ||
    (id >= 27 && id <= 36) ||
    (id >= 45 && id <= 47) ||
    (id >= 50 && id <= 58)
  )
    return 'date'
  if (!code) return null
  if (/^0{2,}$/.test(code)) return { digits: code.length }
  return /[dmyhs]/i.test(code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, '').replaceAll(/general/gi, ''))
    ? 'date'
    : null
}
