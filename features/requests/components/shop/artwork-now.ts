import { artworkStates, type ArtworkState } from '../../rules/artwork'
import { filesOf, type ListLine } from '@/features/basket/stores/request-list'
import type { Pricing } from './use-priced-lines'

/**
 * The artwork that the lines of the list need and are missing, as far as the server has answered what their options
 * need.
 */
export const artworkNow = (lines: readonly ListLine[], pricing: Pricing): ArtworkState[] =>
  artworkStates(
    lines.map((line) => {
      const article =
        line.kind === 'BULK' && !line.sample ? pricing.byLine.get(line.id)?.article : null
      return article
        ? { design: article.slug, needs: article.artworkFor, files: filesOf(line).length }
        : null
    }),
  )
