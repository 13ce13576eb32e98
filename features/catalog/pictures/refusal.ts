/** The largest size of an uploaded picture, in bytes. */
export const MAX_PICTURE_BYTES = 25 * 1024 * 1024
/** taken from its header, before anything is decoded */
export const MAX_MEGAPIXELS = 60
/** with a shorter side than this it looks blurred on a card */
export const LEAST_SIDE = 400

/** Why a picture is refused; each a key of pictures.refusals. */
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

/** A picture that is refused; nothing of it was stored. */
export class PictureRefusedError extends Error {
  override name = 'PictureRefusedError'
  constructor(
    readonly reason: PictureRefusal,
    /** values for the text of the reason */
    readonly values: Record<string, number> = {},
  ) {
    super(reason)
  }
}
