import type { Message } from '@/i18n/message'
import { PICTURE_ROLES } from '../rules/content-lists'

/** How the names in a ZIP tell product and place of a picture. Pure. */

export type PictureRole = (typeof PICTURE_ROLES)[number]

export interface Place {
  styleNumber: string
  role: PictureRole
  /** set where the name says which finish is shown */
  finishCode: string | null
}

/** A product that pictures may be for. */
export interface Placeable {
  styleNumber: string
  finishCodes: readonly string[]
}

/** Why a file has no place: no such product, or a word in its name that means nothing for this one. */
export type Unplaced =
  { why: 'no_product'; style: string } | { why: 'unknown_word'; style: string; word: string }

interface PathParts {
  /** in capital letters, like style numbers */
  style: string
  folder: string
  words: string[]
}

/** The parts of a path: `FSC-J101_polished_hero.png`, `FSC-J101 (2).jpg` or `FSC-J101/macro.jpg`. */
function partsOf(path: string): PathParts {
  const steps = path.split('/')
  const base = (steps.pop() ?? '').replace(/\.[^.]*$/, '')
  const [style = '', ...words] = base.split(/[\s_()]+/).filter(Boolean)
  return { style: style.toUpperCase(), folder: (steps.at(-1) ?? '').trim().toUpperCase(), words }
}

/** The style numbers that paths may refer to, to look them up at once. */
export function stylesNamed(paths: readonly string[]): string[] {
  return [
    ...new Set(
      paths
        .flatMap((path) => [partsOf(path).style, partsOf(path).folder])
        .filter((style) => /^[A-Z0-9][A-Z0-9-]{0,39}$/.test(style)),
    ),
  ]
}

/**
 * Where the files of a ZIP belong: a file is named by its product's style number, or is in a folder that is. The rest
 * of the name gives the finish, the role or a number; the first picture of a product without a role is its hero, the
 * others show it at an angle.
 * @returns a place for each path, in the order of the paths
 */
export function placesOf(
  paths: readonly string[],
  products: ReadonlyMap<string, Placeable>,
): (Place | Unplaced)[] {
  const parsedPaths = paths.map((path) => {
    const { style, folder, words } = partsOf(path)
    const own = products.get(style)
    const product = own ?? products.get(folder)
    return {
      product,
      words: own ? words : [style, ...words],
      isOwn: own !== undefined,
      style: product?.styleNumber ?? style,
    }
  })
  const unnumbered = new Map<string, number>()
  const answers: (Place | Unplaced)[] = paths.map(() => ({ why: 'no_product', style: '' }))
  const byName = [...parsedPaths.keys()].toSorted((a, b) =>
    (paths[a] ?? '').localeCompare(paths[b] ?? '', 'en', { numeric: true }),
  )
  for (const i of byName) {
    const { product, words, isOwn, style } = parsedPaths[i] ?? {
      words: [],
      isOwn: false,
      style: '',
    }
    answers[i] = product
      ? place(product, words, {
          strict: isOwn,
          count: () => {
            const next = (unnumbered.get(style) ?? 0) + 1
            unnumbered.set(style, next)
            return next
          },
        })
      : { why: 'no_product', style }
  }
  return answers
}

/** Folders contain cameras' own file names, so that an unknown word is accepted there. */
function place(
  product: Placeable,
  words: readonly string[],
  { strict, count }: { strict: boolean; count: () => number },
): Place | Unplaced {
  let role: PictureRole | undefined
  let finishCode: string | null = null
  let number: number | undefined
  for (const word of words) {
    const small = word.toLowerCase()
    const finish = product.finishCodes.find((code) => code.toLowerCase() === small)
    const knownRole = PICTURE_ROLES.find((each) => each === small)
    if (knownRole) role = knownRole
    else if (finish) finishCode = finish
    else if (/^\d{1,3}$/.test(word)) number = Number(word)
    else if (strict) return { why: 'unknown_word', style: product.styleNumber, word }
  }
  if (!role && finishCode) role = 'hero'
  return {
    styleNumber: product.styleNumber,
    role: role ?? ((number ?? count()) <= 1 ? 'hero' : 'angle'),
    finishCode,
  }
}

/** The text of a picture until somebody writes a better one. @param finish its name; null for all */
export const suggestedAlt = (
  product: string,
  role: PictureRole,
  finish: string | null,
): Message => ({
  code: `pictures.alts.${role}`,
  values: { product: finish ? `${product}, ${finish.toLowerCase()}` : product },
})
