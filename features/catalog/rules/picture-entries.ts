import { mergeRows, type Row } from '@/components/form/merge'
import type { Picture } from './content-lists'

/** Entries about a product's pictures, and merging those of two people. Pure; browser-safe. */

const CELLS = ['role', 'finishCode', 'focalX', 'focalY', 'alt'] as const
export type PictureCell = (typeof CELLS)[number]
/** Id of the pictures' order; no path equals it. */
export const ORDER = 'order'

export interface MergedPictures {
  pictures: Picture[]
  /** changes of theirs that were taken over: {@link ORDER}, a path, or `path.cell` */
  taken: string[]
  /** both changed it differently: mine stays */
  conflicts: string[]
}

/** @param base what both began with */
export function mergePictures(
  base: readonly Picture[],
  mine: readonly Picture[],
  theirs: readonly Picture[],
): MergedPictures {
  const rows = mergeRows<PictureCell>(base.map(rowOf), mine.map(rowOf), theirs.map(rowOf))
  const remaining = new Set(rows.entries.map(({ key }) => key))
  const order = (side: readonly Picture[]) => {
    const inAll = [base, mine, theirs].map((each) => new Set(each.map(({ path }) => path)))
    return side
      .map(({ path }) => path)
      .filter((path) => inAll.every((each) => each.has(path)))
      .join()
  }
  const [was, my, their] = [order(base), order(mine), order(theirs)]
  const all = (side: readonly Picture[]) => side.map(({ path }) => path).join()
  const collide = my !== was && their !== was && my !== their
  // Whoever left the order alone gets the other's, with their own added pictures behind it.
  const byTheirs = my === was && all(theirs) !== all(base)
  const [first, second] = byTheirs ? [theirs, mine] : [mine, theirs]
  const places = [...new Set([...first, ...second].map(({ path }) => path))].filter((path) =>
    remaining.has(path),
  )
  const byPath = new Map(rows.entries.map((row) => [row.key, row]))
  return {
    pictures: places.flatMap((path) => {
      const row = byPath.get(path)
      return row ? [pictureOf(row)] : []
    }),
    taken: [...rows.taken, ...(my === was && their !== was ? [ORDER] : [])],
    conflicts: [...rows.conflicts, ...(collide ? [ORDER] : [])],
  }
}

const rowOf = ({ path, finishCode, focalX, focalY, ...texts }: Picture): Row<PictureCell> => ({
  key: path,
  cells: { ...texts, finishCode: finishCode ?? '', focalX: String(focalX), focalY: String(focalY) },
})

const pictureOf = ({ key, cells }: Row<PictureCell>): Picture => ({
  path: key,
  role: cells.role,
  finishCode: cells.finishCode || null,
  focalX: Number(cells.focalX),
  focalY: Number(cells.focalY),
  alt: cells.alt,
})

/** The picture of a conflict and which of its entries, by the conflict's id. */
export function pictureAt(id: string): { path: string; cell: PictureCell | null } {
  const [path = '', name] = id.split('.')
  return { path, cell: CELLS.find((each) => each === name) ?? null }
}

/** The pictures with a conflict resolved to one side. */
export function withSide(
  pictures: readonly Picture[],
  id: string,
  side: readonly Picture[],
): Picture[] {
  if (id === ORDER) {
    const places = new Map(side.map(({ path }, i) => [path, i]))
    const present = pictures.filter(({ path }) => places.has(path))
    present.sort((one, other) => (places.get(one.path) ?? 0) - (places.get(other.path) ?? 0))
    // A picture that only this side has keeps its place among the others.
    return pictures.map((each) => (places.has(each.path) ? (present.shift() ?? each) : each))
  }
  const { path, cell } = pictureAt(id)
  const theirs = side.find((each) => each.path === path)
  if (cell)
    return pictures.map((each) =>
      each.path === path && theirs ? { ...each, [cell]: theirs[cell] } : each,
    )
  if (!theirs) return pictures.filter((each) => each.path !== path)
  return pictures.some((each) => each.path === path) ? [...pictures] : [...pictures, theirs]
}
