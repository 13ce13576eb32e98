import { useTranslations } from 'next-intl'
import { ConflictPanel, type SavedMeanwhile } from '@/components/form/conflict-panel'
import { PICTURE_ROLES, type Picture } from '../../../rules/content-lists'
import { ORDER, pictureAt } from '../../../rules/picture-entries'
import type { Finish } from './picture-row'

/** What somebody else has saved of the pictures meanwhile, beside what was to be saved. */
export interface Collided {
  saved: SavedMeanwhile
  mine: readonly Picture[]
  theirs: readonly Picture[]
  /** ids of `picture-entries` */
  taken: readonly string[]
  conflicts: readonly string[]
}

/** Two people's changes of a product's pictures: what was taken over, and what to choose. */
export function PictureConflict({
  conflict: { saved, mine, theirs, taken, conflicts },
  pictures,
  finishes,
  onTake,
}: {
  conflict: Collided
  /** current pictures */
  pictures: readonly Picture[]
  finishes: readonly Finish[]
  onTake: (id: string, side: 'mine' | 'theirs') => void
}) {
  const t = useTranslations('pictures.manager')
  const nameOf = (path: string) => {
    const at = [...pictures, ...mine, ...theirs].find((each) => each.path === path)
    return at?.alt.trim() || t('unnamed')
  }
  const label = (id: string) => {
    if (id === ORDER) return t('order')
    const { path, cell } = pictureAt(id)
    return cell ? t('entryOf', { picture: nameOf(path), entry: t(CELL_TEXT[cell]) }) : nameOf(path)
  }
  const shown = (side: readonly Picture[], id: string): string => {
    if (id === ORDER) return side.map(({ path }, i) => `${i + 1}. ${nameOf(path)}`).join('\n')
    const { path, cell } = pictureAt(id)
    const picture = side.find((each) => each.path === path)
    if (!picture) return t('gone')
    if (cell === 'role') {
      const role = PICTURE_ROLES.find((each) => each === picture.role)
      return role ? t(`roles.${role}`) : picture.role
    }
    if (cell === 'finishCode')
      return finishes.find(({ code }) => code === picture.finishCode)?.name ?? t('anyFinish')
    return cell ? String(picture[cell]) : t('there')
  }
  return (
    <ConflictPanel
      saved={saved}
      taken={taken.map(label)}
      collisions={conflicts.map((id) => ({
        id,
        label: label(id),
        theirs: shown(theirs, id),
        yours: shown(mine, id),
        taken: shown(pictures, id) === shown(theirs, id),
      }))}
      onTake={(id, whose) => onTake(id, whose === 'theirs' ? 'theirs' : 'mine')}
    />
  )
}

const CELL_TEXT = {
  role: 'role',
  finishCode: 'finish',
  focalX: 'focalX',
  focalY: 'focalY',
  alt: 'alt',
} as const
