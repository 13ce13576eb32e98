/** Bounds of one uploaded picture. */
export const MAX_PICTURE_BYTES = 25 * 1024 * 1024
/** told by its header, before anything is unpacked */
export const MAX_MEGAPIXELS = 60
/** a shorter side below this looks torn on a card */
export const LEAST_SIDE = 400

/** Why a picture isn't taken; each a key of pictures.refusals. */
export type PictureRefusal =
  | 'too_large'
  | 'empty'
  | 'not_a_picture'
  | 'svg'
  | 'animated'
  | 'too_many_pixels'
  | 'too_small'
  | 'damaged'
  | 'busy'

/** A picture that isn't taken; nothing of it was kept. */
export class PictureRefusedError extends Error {
  override name = 'PictureRefusedError'
  constructor(
    readonly reason: PictureRefusal,
    /** what the text of the reason names */
    readonly values: Record<string, number> = {},
  ) {
    super(reason)
  }
}
