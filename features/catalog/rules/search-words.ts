import type { ProductContent } from './content'

/** Words of a search and of a product, normalized. Pure. */

/** The main words of the trade in Spanish and Chinese, by the English ones in descriptions of products. */
const TERMS: Readonly<Record<string, readonly string[]>> = {
  ring: ['anillo', '戒指', '指环'],
  signet: ['sello', '印章戒'],
  bracelet: ['pulsera', '手链'],
  bangle: ['brazalete', '手镯'],
  necklace: ['collar', 'gargantilla', '项链'],
  pendant: ['colgante', 'dije', '吊坠'],
  earring: ['arete', 'pendiente', 'zarcillo', '耳环', '耳饰', '耳钉'],
  hoop: ['argolla', 'aro', '耳圈'],
  anklet: ['tobillera', '脚链'],
  chain: ['cadena', '链条'],
  box: ['caja', 'estuche', '盒子', '盒'],
  jewelry: ['joyeria', 'bisuteria', 'jewellery', '首饰', '珠宝'],
  stainless: ['inoxidable', '不锈'],
  steel: ['acero', '钢'],
  gold: ['oro', 'dorado', '金色', '金'],
  rose: ['rosa', '玫瑰'],
  black: ['negro', '黑色', '黑'],
  polished: ['pulido', '抛光'],
  brushed: ['cepillado', '拉丝'],
  velvet: ['terciopelo', '丝绒', '绒'],
  leather: ['cuero', 'piel', '皮革', '皮'],
  wood: ['madera', '木质', '木'],
  paperboard: ['carton', 'papel', '纸板', '纸'],
  watch: ['reloj', '手表'],
  organizer: ['organizador', '收纳'],
  tray: ['bandeja', '托盘'],
  drawer: ['cajon', '抽屉'],
  stand: ['soporte', 'expositor', '展示架', '架'],
  travel: ['viaje', '旅行'],
  engraving: ['grabado', '刻字', '雕刻'],
  men: ['hombre', '男士', '男'],
}
const ENGLISH = new Map(
  Object.entries(TERMS).flatMap(([english, others]) =>
    others.map((other) => [other, english] as const),
  ),
)
/** Chinese is written without spaces: the longest matching term wins. */
const CHINESE = [...ENGLISH.keys()]
  .filter((term) => /\p{Script=Han}/u.test(term))
  .toSorted((a, b) => b.length - a.length)
/** Words that say nothing about a product. */
const SMALL = new Set([
  'a',
  'an',
  'the',
  'of',
  'for',
  'with',
  'and',
  'in',
  'de',
  'del',
  'la',
  'el',
  'las',
  'los',
  'con',
  'para',
  'y',
  'en',
])
/** The most words that count. */
const MOST_WORDS = 8

/**
 * The words that somebody typed, as products are described: lower case without accents, singular, in English where we
 * know the word; `8 mm` and `8mm` are the same.
 */
export const searchWords = (query: string): string[] => wordsOf(query).slice(0, MOST_WORDS)

/** All words of a text in that form, each once. */
export function wordsOf(text: string): string[] {
  const plain = folded(text).replaceAll(/(\d)\s+mm\b/g, '$1mm')
  const words = new Set<string>()
  for (const word of spaced(plain).split(PLAIN.test(plain) ? /[^a-z\d.]+/ : /[^\p{L}\p{N}.]+/u)) {
    const form = formOf(word)
    if (form) words.add(form)
  }
  return [...words]
}

/** Cache of normalized words: a sheet has the same few in each row. */
const forms = new Map<string, string | null>()
const MOST_FORMS = 10_000

/** The normalized form of a word; null for one that says nothing. */
function formOf(word: string): string | null {
  const cached = forms.get(word)
  if (cached !== undefined) return cached
  const isMeaningful = /[\p{L}\p{N}]/u.test(word) && !SMALL.has(word)
  const form = isMeaningful
    ? (ENGLISH.get(word) ?? ENGLISH.get(singular(word)) ?? singular(word))
    : null
  if (forms.size === MOST_FORMS) forms.clear()
  forms.set(word, form)
  return form
}

/** The words that a product is found by. Its style number is looked up separately: a million of those aren't words. */
export function productWords({
  name,
  type,
  line,
  grade,
  material,
  variants,
  dimensions,
}: Pick<ProductContent, 'name' | 'type' | 'line' | 'grade' | 'material' | 'dimensions'> & {
  variants: readonly { finishName: string }[]
}): string {
  const sizes = dimensions.map(({ millimetres }) => `${millimetres.replace(/\.0+$/, '')}mm`)
  return wordsOf(
    [
      name,
      type,
      line,
      grade ?? '',
      material,
      ...new Set(variants.map(({ finishName }) => finishName)),
      ...sizes,
    ].join(' '),
  ).join(' ')
}

/** Lower case without accents. */
export const folded = (text: string): string =>
  // Most texts are plain, and a sheet has a hundred thousand.
  PLAIN.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        .replaceAll(/\p{Mn}/gu, '')
        .toLowerCase()
const PLAIN = /^[\t\n\r -~]*$/

/** Adds spaces around each Chinese term; everything else stays as it is. */
function spaced(text: string): string {
  if (!/\p{Script=Han}/u.test(text)) return text
  let out = ''
  for (let i = 0; i < text.length;) {
    const term = CHINESE.find((each) => text.startsWith(each, i))
    out += term ? ` ${term} ` : (text[i] ?? '')
    i += term?.length ?? 1
  }
  return out
}

/** `rings` becomes ring, `boxes` box, `anillos` anillo; short words and `stainless` stay. */
function singular(word: string): string {
  if (word.length < 4 || !/^\p{Script=Latin}+$/u.test(word) || /(ss|us|is)$/.test(word)) return word
  if (/(x|ch|sh|s)es$/.test(word)) return word.slice(0, -2)
  return word.endsWith('s') ? word.slice(0, -1) : word
}
